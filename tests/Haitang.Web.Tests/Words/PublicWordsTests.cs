using System.Text.Json;
using Haitang.Domain.Appeals;
using Haitang.Domain.Decisions;
using Haitang.Projections.Events;
using Haitang.Web.Words;

namespace Haitang.Web.Tests.Words;

/// <summary>Public sentences leave the house: to the hotline, to who looks a case up.</summary>
public sealed class PublicWordsTests
{
    /// <summary>Typed words that are public by rule: what is answered to the resident.</summary>
    private static readonly string[] PublicByRule =
    [
        "appeal_answered.text", "appeal_declined.reply",
        // Sent only when its writer said that it is for the public.
        "appeal_message_posted.text", "appeal_settled_on_spot.result",
    ];

    [Fact]
    public void no_public_sentence_about_a_case_asks_for_typed_words_but_those_that_are_public_by_rule()
    {
        var typed = EventNames.Types.Where(type => type.IsAssignableTo(typeof(IEvent<Appeal>))).SelectMany(type =>
        {
            var name = JsonNamingPolicy.SnakeCaseLower.ConvertName(type.Name);
            return Language.All.SelectMany(language =>
            {
                if (!Events.List.All(language).TryGetValue(Events.Key(name, Audience.Public), out var sentence)) return [];
                return type.GetProperties().Where(p => p.PropertyType == typeof(FreeText))
                    .Select(p => JsonNamingPolicy.CamelCase.ConvertName(p.Name))
                    .Where(Sentence.ArgumentsOf(sentence).Contains).Select(argument => $"{name}.{argument}");
            });
        });
        Assert.Equal(PublicByRule, typed.Distinct().Order());
    }
}
