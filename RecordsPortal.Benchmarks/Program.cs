using RecordsPortal.Benchmarks;
using RecordsPortal.Benchmarks.Serving;

if (args is [BareServer.Argument])
{
    await BareServer.ServeAsync();
    return 0;
}

return await Verbs.RunAsync(args, Console.Out);
