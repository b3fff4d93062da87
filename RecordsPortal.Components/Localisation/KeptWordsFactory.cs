using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using System.Resources;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace RecordsPortal.Components.Localisation;

/// <summary>Keeps each word that was looked up: the framework's way to one leads through a lock, and with a wave of pictures all circuits stand in line there.</summary>
internal sealed class KeptWordsFactory(IOptions<LocalizationOptions> options, ILoggerFactory logs) : ResourceManagerStringLocalizerFactory(options, logs)
{
    private readonly ResourceNamesCache _names = new();
    private readonly ILoggerFactory _logs = logs;

    protected override ResourceManagerStringLocalizer CreateResourceManagerStringLocalizer(Assembly assembly, string baseName) =>
        new KeptWords(new ResourceManager(baseName, assembly), assembly, baseName, _names, _logs.CreateLogger<KeptWords>());

    private sealed class KeptWords(ResourceManager resources, Assembly assembly, string baseName, IResourceNamesCache names, ILogger log)
        : ResourceManagerStringLocalizer(resources, assembly, baseName, names, log)
    {
        private readonly ConcurrentDictionary<(CultureInfo, string), LocalizedString> _kept = new();

        public override LocalizedString this[string name] =>
            _kept.TryGetValue((CultureInfo.CurrentUICulture, name), out var word) ? word : Find(name);

        public override LocalizedString this[string name, params object[] arguments]
        {
            get
            {
                var format = this[name];
                return new LocalizedString(name, string.Format(CultureInfo.CurrentCulture, format.Value, arguments), format.ResourceNotFound);
            }
        }

        /// <summary>Only what there is is kept: names that lead nowhere could be any number.</summary>
        private LocalizedString Find(string name)
        {
            var word = base[name];
            return word.ResourceNotFound ? word : _kept[(CultureInfo.CurrentUICulture, name)] = word;
        }
    }
}
