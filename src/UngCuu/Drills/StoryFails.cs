namespace UngCuu.Drills;

/// <summary>The product did not do what the story says; the message tells the difference.</summary>
internal sealed class StoryFails(string message) : Exception(message);
