using System.Security.Cryptography;

namespace Haitang.Web.Identity;

/// <summary>Passwords made for somebody else: shown once, and easily copied by hand.</summary>
public static class MadePassword
{
    private const int Length = 16;

    /// <summary>Without those that are taken for each other.</summary>
    private const string Alphabet = "abcdefghijkmnpqrstuvwxyz23456789";

    public static string New() => RandomNumberGenerator.GetString(Alphabet, Length);
}
