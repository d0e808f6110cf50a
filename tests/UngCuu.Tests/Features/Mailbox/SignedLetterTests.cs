using MimeKit;
using UngCuu.Features.Mailbox;

namespace UngCuu.Tests.Features.Mailbox;

/// <summary>Only a signature on a trusted issuer's certificate for the sender's own address proves who wrote.</summary>
public class SignedLetterTests
{
    private const string Sender = "truc@donvi.example";

    private static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow();

    private static LetterSignature.Found Judge(MimeMessage letter, DateTimeOffset? at = null)
    {
        using var raw = new MemoryStream();
        letter.WriteTo(raw);
        raw.Position = 0;
        return new LetterSignature(new MailboxSettings { Trusted = [Certificates.RootFile] }).Of(MimeMessage.Load(raw), (at ?? Now).UtcDateTime);
    }

    private static MimeMessage Letter() => LetterBox.Letter($"Trực ban <{Sender}>", "[TBSC] Báo sự cố", "Trang bị thay đổi.\r\nKính báo.");

    [Fact]
    public void Signed_for_its_own_address_by_a_trusted_issuer_the_sender_is_known()
    {
        using var by = Certificates.Of(Sender.ToUpperInvariant());
        var found = Judge(Certificates.Sign(Letter(), by));
        Assert.Equal(SenderCheck.Signed, found.Check);
        Assert.Equal("Đơn vị ký thử · Nơi cấp thử nghiệm", found.By);
    }

    [Fact]
    public void Somebody_elses_certificate_does_not_make_the_sender_known()
    {
        using var by = Certificates.Of("nguoi-khac@donvi.example");
        Assert.Equal(SenderCheck.SignedByUnknown, Judge(Certificates.Sign(Letter(), by)).Check);
    }

    [Fact]
    public void An_issuer_that_the_settings_do_not_name_vouches_for_nothing()
    {
        using var issuer = Certificates.Issuer("Nơi cấp tự xưng");
        using var by = Certificates.Of(Sender, issuer);
        Assert.Equal(SenderCheck.SignedByUnknown, Judge(Certificates.Sign(Letter(), by)).Check);
    }

    [Fact]
    public void A_certificate_that_had_run_out_when_the_letter_came_vouches_for_nothing()
    {
        using var by = Certificates.Of(Sender, to: Now.AddDays(-10));
        var letter = Certificates.Sign(Letter(), by);
        Assert.Equal(SenderCheck.SignedByUnknown, Judge(letter).Check);
        Assert.Equal(SenderCheck.Signed, Judge(letter, Now.AddDays(-20)).Check);
    }

    [Fact]
    public void Words_changed_on_the_way_break_the_signature()
    {
        using var by = Certificates.Of(Sender);
        Assert.Equal(SenderCheck.Broken, Judge(Certificates.Sign(Letter(), by, words => words.Replace("Trang", "Cổng", StringComparison.Ordinal))).Check);
    }

    [Fact]
    public void What_stands_in_place_of_a_signature_and_is_none_is_broken()
    {
        using var by = Certificates.Of(Sender);
        var letter = Certificates.Sign(Letter(), by);
        ((MimePart)((Multipart)letter.Body!)[1]).Content = new MimeContent(new MemoryStream("không phải chữ ký"u8.ToArray()));
        Assert.Equal(SenderCheck.Broken, Judge(letter).Check);
        Assert.Equal(SenderCheck.Unverified, Judge(Letter()).Check);
    }

    [Fact]
    public void A_second_sender_beside_the_signer_is_not_known()
    {
        using var by = Certificates.Of(Sender);
        var letter = Certificates.Sign(Letter(), by);
        letter.From.Add(MailboxAddress.Parse("lanh-dao@donvi.example"));
        using var raw = new MemoryStream();
        letter.WriteTo(raw);
        var signatures = new LetterSignature(new MailboxSettings { Trusted = [Certificates.RootFile] });
        Assert.Equal(SenderCheck.SignedByUnknown, ReadLetter.Of(raw.ToArray(), l => signatures.Of(l, Now.UtcDateTime)).Signature.Check);
    }
}
