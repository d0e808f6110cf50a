using UngCuu.Rules;
using UngCuu.Shared;
using UngCuu.Web.TagHelpers;

namespace UngCuu.Features.Incidents.Pages;

/// <summary>A draft as its pages name it and link to it.</summary>
public static class DraftWords
{
    extension(OpenedDraft opened)
    {
        public string PageAt(int step) => $"/drafts/{opened.Key}/{step}";

        public string Here => opened.PageAt(opened.Step);

        /// <summary>The list or the incident it was begun from.</summary>
        public string Up => opened.IsPublic ? "/public/report" : opened.Mail is { } mail ? $"/mail-received/{mail}" : opened.About is { } incident ? $"/incidents/{incident}" : "/incidents/report";

        public string TitleIn(Texts texts) =>
            opened.Draft.AboutIncident ? texts[opened.Draft.ReportKind] : opened.Draft.Kind == DraftKind.Told ? texts["told.add"] : opened.Form.Title.ToString().ToSentenceCase();

        public IReadOnlyList<Step> Marks(Texts texts) =>
            [.. opened.Steps.Select((s, i) => new Step(texts[s.Title], i + 1 == opened.Step ? StepState.Current : i < opened.Draft.Reached ? StepState.Done : StepState.Todo, opened.PageAt(i + 1)))];
    }
}
