using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using UngCuu.Data;
using UngCuu.Features.Incidents;
using UngCuu.Security;

namespace UngCuu.Tests.Security.Foreign;

/// <summary>Every column and every way from row to row that the database knows, each with a value somebody might covet: what a careless binder would let in.</summary>
internal static class ForeignFields
{
    public const string Text = "giá trị ngoại lai";
    public const string Number = "987654";
    public const string Moment = "2001-02-03T04:05";
    public const string Day = "2001-02-03";

    /// <summary>What no row holds unless somebody let a foreign field in.</summary>
    public static readonly IReadOnlyList<string> Traces = [Text, Number, Day, "02/03/2001"];

    /// <summary>Names under which pages bind what they bind; those of a page's own are added.</summary>
    private static readonly string[] Usual = ["", "Form."];

    /// <summary>Bare names, names of one row seen from another (<c>System.OwnerId</c>) and names by kind (<c>Incident.Status</c>), with a value of each type the name has anywhere.</summary>
    public static IReadOnlyList<(string Name, string Value)> Columns(AppDb db, Taker taker) =>
        [.. db.Model.GetEntityTypes().SelectMany(type => Of(type).Concat(Of(type).Select(c => ($"{type.ClrType.Name}.{c.Name}", c.Type)))
                .Concat(type.GetNavigations().SelectMany(n => Of(n.TargetEntityType).Select(c => ($"{n.Name}.{c.Name}", c.Type)))))
            .Distinct().Select(c => (c.Item1, ValueOf(c.Item1, c.Item2, taker))).Distinct()];

    /// <summary>The columns under every prefix a page may bind by, without the fields the form itself has.</summary>
    public static List<(string Name, string Value)> For(IEnumerable<(string Name, string Value)> columns, IEnumerable<string> prefixes, IReadOnlySet<string> own) =>
        [.. Usual.Concat(prefixes.Select(p => p + ".")).Distinct(StringComparer.OrdinalIgnoreCase)
            .SelectMany(p => columns.Select(c => (Name: p + c.Name, c.Value)))
            .Where(f => !own.Contains(f.Name))];

    private static IEnumerable<(string Name, Type Type)> Of(ITypeBase type) => type.GetProperties().Select(p => (p.Name, p.ClrType))
        .Concat(type.GetComplexProperties().SelectMany(c => Of(c.ComplexType).Select(p => ($"{c.Name}.{p.Name}", p.Type)).Append((c.Name, typeof(string)))))
        .Concat((type as IEntityType)?.GetNavigations().Select(n => (n.Name, typeof(string))) ?? []);

    private static string ValueOf(string name, Type type, Taker taker) => (Nullable.GetUnderlyingType(type) ?? type) switch
    {
        var t when t == typeof(PostRole) => nameof(PostRole.Administrator),
        var t when t == typeof(IncidentStatus) => nameof(IncidentStatus.Closed),
        { IsEnum: true } t => Enum.GetNames(t)[^1],
        var t when t == typeof(Guid) && name.Contains("Post", StringComparison.Ordinal) => taker.Post.ToString(),
        var t when t == typeof(Guid) && (name.EndsWith("Id", StringComparison.Ordinal) && name.Contains("Organisation", StringComparison.Ordinal)) => taker.Organisation.ToString(),
        var t when t == typeof(Guid) && name is "OwnerId" or "OperatorId" or "UnitId" or "MemberId" or "ParentId" or "SenderId" => taker.Organisation.ToString(),
        var t when t == typeof(Guid) => taker.Account.ToString(),
        var t when t == typeof(bool) => "true",
        var t when t == typeof(DateTime) || t == typeof(DateTimeOffset) => Moment,
        var t when t == typeof(DateOnly) => Day,
        { IsPrimitive: true } => Number,
        _ when name.Contains("Email", StringComparison.Ordinal) => "ngoai-lai@example.vn",
        _ => Text,
    };
}

/// <summary>Who would gain by it: somebody who has no part in anything here.</summary>
internal sealed record Taker(Guid Account, Guid Post, Guid Organisation);
