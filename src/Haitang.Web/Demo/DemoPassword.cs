using System.Security.Cryptography;
using System.Text;

namespace Haitang.Web.Demo;

/// <summary>The one password of all people of the demonstration city, in a file that only its owner reads, so that each start can say it again.</summary>
internal sealed class DemoPassword(string folder)
{
    private const string Consonants = "bdfghjkmnprstvwz";
    private const string Vowels = "aeiou";
    private readonly string _file = Path.Combine(folder, "demo-password");

    /// <summary>Null when there is none yet.</summary>
    public string? Read() => File.Exists(_file) ? File.ReadAllText(_file, Encoding.ASCII).Trim() : null;

    /// <summary>About 50 bits, made to be read and typed: <c>kofu-4817-mirane</c>.</summary>
    public string Make()
    {
        var password = $"{Syllables(2)}-{RandomNumberGenerator.GetInt32(1000, 10_000)}-{Syllables(4)}";
        Directory.CreateDirectory(folder);
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        };
        using var file = new FileStream(_file, options);
        file.Write(Encoding.ASCII.GetBytes(password));
        file.Flush(flushToDisk: true);
        return password;
    }

    private static string Syllables(int count) =>
        string.Concat(Enumerable.Range(0, count).Select(_ => $"{One(Consonants)}{One(Vowels)}"));

    private static char One(string letters) => letters[RandomNumberGenerator.GetInt32(letters.Length)];
}
