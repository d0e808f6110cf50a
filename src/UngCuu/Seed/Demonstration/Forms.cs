using System.Globalization;
using UngCuu.Features.Incidents;
using UngCuu.Features.Registry;
using UngCuu.Shared;

namespace UngCuu.Seed.Demonstration;

/// <summary>What people wrote into the legal forms, by the forms' own field keys.</summary>
internal static class Forms
{
    public static FormValues First(Story story, string operatorName, string ownerName)
    {
        var values = new FormValues();
        Reporter(values, story, operatorName);
        System(values, story, operatorName, ownerName);
        values.Set("description", story.Description);
        Detected(values, story);
        values.Set("result", story.ResultAtOnce);
        if (!story.Initial)
            return values;
        Initial(values, story);
        return values;
    }

    /// <summary>The notification again with the result, Form 03 or Form 04 on an incident that is on the register.</summary>
    public static FormValues Further(Story story, string operatorName, string ownerName, string? result, DateTime? initialSent)
    {
        var values = First(story, operatorName, ownerName);
        values.Set("result", result);
        Initial(values, story);
        if (initialSent is { } sent)
        {
            values.Set("initialNumber", story.Incident!.Reference);
            values.Set("initialDate", VietnamTime.Show(VietnamTime.Day(sent)));
        }
        return values;
    }

    /// <summary>What somebody says on the telephone of an incident that is on the register.</summary>
    public static FormValues Told(Story story, string operatorName, string ownerName, string words, DateTime now)
    {
        var values = new FormValues();
        values.Set("reporterName", string.Create(CultureInfo.InvariantCulture, $"Người dân Minh Họa {story.Number:000}"));
        values.Set("reporterAddress", string.Create(CultureInfo.InvariantCulture, $"Ngõ {story.Number} phố Minh Họa"));
        values.Set("contactPhone", Members.PhoneOf(9500 + story.Number));
        System(values, story, operatorName, ownerName);
        values.Set("description", words);
        values.Set("detectedAt", VietnamTime.Show(now.AddMinutes(-40)));
        return values;
    }

    private static void Reporter(FormValues values, Story story, string operatorName)
    {
        var member = story.Member;
        var stranger = story.Kind == DraftKind.Public;
        values.Set("reporterName", stranger ? string.Create(CultureInfo.InvariantCulture, $"Người dùng mạng Minh Họa {story.Number:000}") : operatorName);
        values.Set("reporterAddress", stranger ? string.Create(CultureInfo.InvariantCulture, $"Số {story.Number} phố Minh Họa") : member.Address);
        values.Set("reporterPhone", stranger ? Members.PhoneOf(9000 + story.Number) : member.Phone);
        values.Set("reporterEmail", stranger ? string.Create(CultureInfo.InvariantCulture, $"nguoidung{story.Number:000}@minhhoa.example") : member.Email);
        values.Set("contactName", string.Create(CultureInfo.InvariantCulture, $"Đầu mối Minh Họa {member.Number:000}"));
        values.Set("contactPosition", "Đầu mối ứng cứu sự cố");
        values.Set("contactPhone", member.Phone);
        values.Set("contactEmail", member.Email);
    }

    private static void System(FormValues values, Story story, string operatorName, string ownerName)
    {
        var system = story.System;
        var domains = string.Join('\n', system.Addresses.Where(a => a.Kind == SystemAddressKind.Domain).Select(a => a.Text));
        var addresses = string.Join('\n', system.Addresses.Where(a => a.Kind == SystemAddressKind.Ip).Select(a => a.Text));
        values.Set("systemName", system.Name);
        values.Set("operatorName", operatorName);
        values.Set("ownerName", ownerName);
        values.Set("systemLevel", system.SecurityLevel?.ToString(CultureInfo.InvariantCulture));
        values.Set("systemDomains", domains);
        values.Set("domains", domains);
        values.Set("systemAddresses", addresses);
        values.Set("addresses", addresses);
        values.Set("connectionProvider", system.ConnectionProvider);
    }

    private static void Detected(FormValues values, Story story)
    {
        var detected = VietnamTime.FromUtc(story.DetectedAt);
        values.Set("detectedAt", VietnamTime.Show(story.DetectedAt));
        values.Set("detectedOn", VietnamTime.Show(DateOnly.FromDateTime(detected)));
        values.Set("detectedTime", detected.ToString("HH:mm", CultureInfo.InvariantCulture));
    }

    private static void Initial(FormValues values, Story story)
    {
        values.Set("status", "unhandled");
        values.Set("detectedBy", story.Number % 3 == 0 ? "ids" : "log");
        values.Set("told", "coordinator");
        values.Set("operatingSystem", story.Number % 2 == 0 ? "Linux" : "Windows Server");
        values.Set("services", "web", "database");
        values.Set("measures", "antivirus", "firewall");
        values.Set("purpose", "Phục vụ người dân, doanh nghiệp và công việc nội bộ của đơn vị.");
        values.Set("proposals", "Đề nghị cử cán bộ hỗ trợ phân tích và khôi phục.");
        values.Set("measuresTaken", story.Case.Notes[0]);
        if (story.Confidential)
            values.Set("confidential", "yes");
    }
}
