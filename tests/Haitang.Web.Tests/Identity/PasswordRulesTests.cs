using Haitang.Web.Identity;

namespace Haitang.Web.Tests.Identity;

public sealed class PasswordRulesTests
{
    [Theory]
    [InlineData("qwertyuiop")]
    [InlineData("PASSWORD123")]
    [InlineData("Woaini1314")]
    public void what_is_guessed_first_is_refused_in_whatever_case(string password) =>
        Assert.Equal("PasswordTooCommon", Refusal("wang", password));

    [Theory]
    [InlineData("administrative", "administrative")]
    [InlineData("wangxiaoming", "WangXiaoMing88")]
    public void little_more_than_the_user_name_is_refused(string userName, string password) =>
        Assert.Equal("PasswordIsUserName", Refusal(userName, password));

    [Theory]
    [InlineData("wang", "海棠花开在指尖上")]
    [InlineData("wang", "wang buys two pears")]
    [InlineData("wang", "aaaaaaaaaab")]
    [InlineData("wang", "correct horse battery")]
    public void nothing_else_is_asked_of_a_password_here(string userName, string password) => Assert.Null(Refusal(userName, password));

    private static string? Refusal(string userName, string password) =>
        new PasswordRules().ValidateAsync(null!, new Person { UserName = userName }, password).GetAwaiter().GetResult() is { Succeeded: false } result
            ? Assert.Single(result.Errors).Code
            : null;
}
