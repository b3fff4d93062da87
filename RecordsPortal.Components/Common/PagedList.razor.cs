using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace RecordsPortal.Components.Common;

/// <summary>
/// The frame round a list of lean rows: caption, head, exact count said aloud when it changes, pages of 50, loading and empty states.
/// The rows are plain keyed tr elements of the caller's, because a component library's cells cost a live list twenty times as much.
/// </summary>
/// <example>
/// <code>
/// &lt;PagedList Caption="@L["Queue"]" Total="_total" Page="_page" IsLoading="_rows is null" PageHref="page => $"review?page={page}""&gt;
///   &lt;Header&gt;&lt;th scope="col"&gt;…&lt;/th&gt;&lt;/Header&gt;
///   &lt;ChildContent&gt;@foreach (var row in _rows) { &lt;tr @key="row.Id"&gt;…&lt;/tr&gt; }&lt;/ChildContent&gt;
///   &lt;Empty&gt;&lt;EmptyState Text="…" /&gt;&lt;/Empty&gt;
/// &lt;/PagedList&gt;
/// </code>
/// </example>
public sealed partial class PagedList : ComponentBase
{
    public const int DefaultPageSize = 50;

    [Inject]
    public required IStringLocalizer<CommonText> L { get; init; }

    /// <summary>Names the list for those who do not see it.</summary>
    [Parameter, EditorRequired]
    public string Caption { get; set; } = "";

    /// <summary>All rows of the question, not those of this page.</summary>
    [Parameter, EditorRequired]
    public int Total { get; set; }

    /// <summary>The first page is 1.</summary>
    [Parameter]
    public int Page { get; set; } = 1;

    [Parameter]
    public int PageSize { get; set; } = DefaultPageSize;

    /// <summary>True before the first answer. While a later one is on its way the old rows stay, so nothing jumps.</summary>
    [Parameter]
    public bool IsLoading { get; set; }

    /// <summary>The address of a page. Prefer it to <see cref="PageChanged"/>: the page then stands in the URL, and Back works.</summary>
    [Parameter]
    public Func<int, string>? PageHref { get; set; }

    [Parameter]
    public EventCallback<int> PageChanged { get; set; }

    /// <summary>The th cells.</summary>
    [Parameter, EditorRequired]
    public RenderFragment? Header { get; set; }

    /// <summary>The tr rows of this page.</summary>
    [Parameter, EditorRequired]
    public RenderFragment? ChildContent { get; set; }

    [Parameter]
    public RenderFragment? Empty { get; set; }

    private int Pages => Math.Max(1, (Total + PageSize - 1) / PageSize);

    private string Count => IsLoading
        ? ""
        : Pages == 1 ? L["CountAll", Number(Total)] : L["CountFrom", Number(Total), Number(First), Number(Last)];

    private int First => ((Page - 1) * PageSize) + 1;

    private int Last => Math.Min(Page * PageSize, Total);

    private static string Number(int value) => value.ToString("N0", CultureInfo.CurrentUICulture);
}
