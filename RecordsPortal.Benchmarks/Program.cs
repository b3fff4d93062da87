using RecordsPortal.Benchmarks;
using RecordsPortal.Benchmarks.Common;

return await Verbs.RunAsync(args, Console.Out);
