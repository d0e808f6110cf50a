using Microsoft.AspNetCore.Mvc.ModelBinding;
using UngCuu.Shared;

namespace UngCuu.Web.Binding;

/// <summary>
/// Binds DateTime (a moment, UTC inside), DateOnly and TimeOnly. A moment may come as one field or as two, <c>Form.At.Date</c> and <c>Form.At.Time</c>.
/// </summary>
internal sealed class MomentBinder(Texts texts, string fault, MomentBinder.Reads read) : IModelBinder
{
    internal delegate bool Reads(string text, out object? value);

    public Task BindModelAsync(ModelBindingContext bindingContext)
    {
        var name = bindingContext.ModelName;
        var posted = Posted(bindingContext.ValueProvider, name);
        if (posted is null)
            return Task.CompletedTask;
        bindingContext.ModelState.SetModelValue(name, posted, posted);
        if (posted.Trim().Length == 0)
        {
            if (bindingContext.ModelMetadata.IsReferenceOrNullableType)
                bindingContext.Result = ModelBindingResult.Success(null);
            else
                bindingContext.ModelState.TryAddModelError(name, texts["validation.required", bindingContext.ModelMetadata.GetDisplayName()]);
        }
        else if (read(posted, out var value))
        {
            bindingContext.Result = ModelBindingResult.Success(value);
        }
        else
        {
            bindingContext.ModelState.TryAddModelError(name, texts[fault, bindingContext.ModelMetadata.GetDisplayName()]);
        }
        return Task.CompletedTask;
    }

    private static string? Posted(IValueProvider values, string name)
    {
        if (values.GetValue(name).FirstValue is { } whole)
            return whole;
        var (day, hour) = (values.GetValue(name + ".Date").FirstValue, values.GetValue(name + ".Time").FirstValue);
        return day is null && hour is null ? null : $"{hour} {day}".Trim();
    }

    internal sealed class Provider(Texts texts) : IModelBinderProvider
    {
        private readonly MomentBinder moment = new(texts, "validation.moment", (string text, out object? value) =>
        {
            var read = Moments.TryRead(text, out var utc);
            value = utc;
            return read;
        });

        private readonly MomentBinder day = new(texts, "validation.day", (string text, out object? value) =>
        {
            var read = Moments.TryReadDay(text, out var only);
            value = only;
            return read;
        });

        private readonly MomentBinder hour = new(texts, "validation.hour", (string text, out object? value) =>
        {
            var read = Moments.TryReadHour(text, out var only);
            value = only;
            return read;
        });

        public IModelBinder? GetBinder(ModelBinderProviderContext context)
        {
            var type = context.Metadata.UnderlyingOrModelType;
            return type == typeof(DateTime) ? moment : type == typeof(DateOnly) ? day : type == typeof(TimeOnly) ? hour : null;
        }
    }
}
