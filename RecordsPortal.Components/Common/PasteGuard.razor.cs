using Microsoft.AspNetCore.Components;

namespace RecordsPortal.Components.Common;

/// <summary>
/// The note that appears under a field when a paste is longer than its MaxLength, or than one message to the server may be (30,000 bytes,
/// some 10,000 Chinese characters). Once in the layout; the script fields.js watches every field, and what stood there stays.
/// </summary>
public sealed partial class PasteGuard : ComponentBase;
