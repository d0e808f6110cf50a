using UngCuu.Shared;

namespace UngCuu.Rules;

/// <summary>Words of the law as a screen shows them.</summary>
public static class PrintedWords
{
    extension(string printed)
    {
        /// <summary>The first letter large: a word of the law that begins a line.</summary>
        public string ToCapital() => printed.Length == 0 ? printed : char.ToUpper(printed[0], Texts.Vietnamese) + printed[1..];

        /// <summary>Labels printed all in capitals tire the eye on a screen: the same words, one capital. Mixed labels stay as they are.</summary>
        public string ToSentenceCase()
        {
            if (printed.Any(char.IsLower) || printed.Length == 0)
                return printed;
            var lower = printed.ToLower(Texts.Vietnamese);
            return char.ToUpper(lower[0], Texts.Vietnamese) + lower[1..].Replace(" isp ", " ISP ", StringComparison.Ordinal).Replace("(isp)", "(ISP)", StringComparison.Ordinal);
        }
    }
}
