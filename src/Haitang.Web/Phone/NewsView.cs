using Haitang.Projections.Phone;

namespace Haitang.Web.Phone;

/// <summary>A page of news as a screen shows it.</summary>
/// <param name="Unread">What is on other pages still.</param>
/// <param name="InStep">Whether it has reached the end of the log.</param>
public sealed record NewsView(NewsPage Page, int Unread, bool InStep);
