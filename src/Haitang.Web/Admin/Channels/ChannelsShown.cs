using Haitang.Domain.Organisation;

namespace Haitang.Web.Admin.Channels;

/// <summary>The channels, and the chosen one; null when none is chosen or it is not there.</summary>
public sealed record ChannelsShown(OrganisationDirectory Organisation, ObjectFile<Channel>? File);
