using RecordsPortal.Benchmarks;

return await Verbs.RunAsync(args, Console.Out);
