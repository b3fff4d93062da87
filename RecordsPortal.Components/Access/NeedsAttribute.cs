using Microsoft.AspNetCore.Authorization;
using RecordsPortal.Core.Access;

namespace RecordsPortal.Components.Access;

/// <summary>The feature a page belongs to. It keeps people from pages that are not theirs; the services refuse on their own account.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NeedsAttribute(Feature feature) : AuthorizeAttribute(feature.ToString())
{
    public Feature Feature => feature;
}
