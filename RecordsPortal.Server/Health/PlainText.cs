using System.Globalization;
using System.Text;
using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace RecordsPortal.Server.Health;

/// <summary>What OpenTelemetry collected, in the text form that Prometheus and its like read.</summary>
internal sealed class PlainText : BaseExporter<Metric>
{
    public string Text { get; private set; } = "";

    public override ExportResult Export(in Batch<Metric> batch)
    {
        var text = new StringBuilder();
        foreach (var metric in batch)
        {
            Write(text, metric);
        }

        Text = text.ToString();
        return ExportResult.Success;
    }

    private static void Write(StringBuilder text, Metric metric)
    {
        var isCount = metric.MetricType is MetricType.LongSum or MetricType.DoubleSum;
        var name = NameOf(metric) + (isCount ? "_total" : "");
        text.Append(CultureInfo.InvariantCulture, $"# HELP {name} {metric.Description}\n# TYPE {name} {(metric.MetricType == MetricType.Histogram ? "histogram" : isCount ? "counter" : "gauge")}\n");
        foreach (ref readonly var point in metric.GetMetricPoints())
        {
            var labels = Labels(point.Tags);
            if (metric.MetricType == MetricType.Histogram)
            {
                WriteHistogram(text, name, labels, point);
            }
            else
            {
                text.Append(CultureInfo.InvariantCulture, $"{name}{Braced(labels)} {Value(metric.MetricType, point)}\n");
            }
        }
    }

    private static void WriteHistogram(StringBuilder text, string name, string labels, in MetricPoint point)
    {
        var sum = 0L;
        var before = labels.Length == 0 ? "" : labels + ",";
        foreach (var bucket in point.GetHistogramBuckets())
        {
            sum += bucket.BucketCount;
            var bound = double.IsPositiveInfinity(bucket.ExplicitBound) ? "+Inf" : bucket.ExplicitBound.ToString(CultureInfo.InvariantCulture);
            text.Append(CultureInfo.InvariantCulture, $"{name}_bucket{{{before}le=\"{bound}\"}} {sum}\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"{name}_sum{Braced(labels)} {point.GetHistogramSum()}\n{name}_count{Braced(labels)} {point.GetHistogramCount()}\n");
    }

    private static double Value(MetricType type, in MetricPoint point) => type switch
    {
        MetricType.LongSum or MetricType.LongSumNonMonotonic => point.GetSumLong(),
        MetricType.DoubleSum or MetricType.DoubleSumNonMonotonic => point.GetSumDouble(),
        MetricType.LongGauge => point.GetGaugeLastValueLong(),
        _ => point.GetGaugeLastValueDouble(),
    };

    private static string NameOf(Metric metric) => Plain(metric.Name) + (metric.Unit == "s" ? "_seconds" : "");

    private static string Labels(ReadOnlyTagCollection tags)
    {
        var labels = new List<string>();
        foreach (var (key, value) in tags)
        {
            labels.Add($"{Plain(key)}=\"{value?.ToString()?.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal)}\"");
        }

        return string.Join(',', labels);
    }

    private static string Braced(string labels) => labels.Length == 0 ? "" : $"{{{labels}}}";

    private static string Plain(string name) => name.Replace('.', '_').Replace('-', '_');
}
