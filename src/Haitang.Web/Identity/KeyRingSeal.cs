using System.Text;
using System.Xml.Linq;
using Haitang.Web.Privacy;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;

namespace Haitang.Web.Identity;

/// <summary>Seals the key ring under the master key: who has the database alone can forge no cookie.</summary>
internal sealed class KeyRingSeal(MasterKey master) : IXmlEncryptor
{
    /// <summary>Binds the ciphertext to its purpose.</summary>
    internal static readonly Guid Owner = new("5b5f1f4e-6a0c-4f0e-9c0b-3f1d5c1f7a11");

    public EncryptedXmlInfo Encrypt(XElement plaintextElement)
    {
        var wrapped = master.Wrap(Encoding.UTF8.GetBytes(plaintextElement.ToString(SaveOptions.DisableFormatting)), Owner);
        return new(new XElement("sealed", Convert.ToBase64String(wrapped)), typeof(KeyRingUnseal));
    }
}

/// <summary>Opens what <see cref="KeyRingSeal"/> sealed; data protection makes it by its type's name in the stored XML.</summary>
internal sealed class KeyRingUnseal(IServiceProvider services) : IXmlDecryptor
{
    public XElement Decrypt(XElement encryptedElement) =>
        XElement.Parse(Encoding.UTF8.GetString(
            services.GetRequiredService<MasterKey>().Unwrap(Convert.FromBase64String(encryptedElement.Value), KeyRingSeal.Owner)));
}
