using RecordsPortal.Benchmarks;
using RecordsPortal.Benchmarks.Pushing;
using RecordsPortal.Benchmarks.Serving;

switch (args)
{
    case [BareServer.Argument]:
        await BareServer.ServeAsync();
        return 0;
    case [FloorServer.Argument]:
        await FloorServer.ServeAsync();
        return 0;
    default:
        return await Verbs.RunAsync(args, Console.Out);
}
