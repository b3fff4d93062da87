namespace RecordsPortal.Core.Intake.Admission;

/// <summary>Deals new students to the classes of their major so that sizes, and then the sexes, come out as even as they can.</summary>
internal sealed class ClassDealing
{
    private readonly Dictionary<(Guid Major, int EntryYear), List<Seats>> _classes = [];

    /// <param name="classes">In the order in which equal ones are filled.</param>
    /// <param name="taken">How many of each sex already sit in a class.</param>
    public ClassDealing(IEnumerable<(Guid Class, Guid Major, int EntryYear)> classes, IReadOnlyDictionary<(Guid Class, string Sex), int> taken)
    {
        foreach (var (id, major, year) in classes)
        {
            var seats = new Seats(id);
            foreach (var ((seated, sex), count) in taken)
            {
                if (seated == id)
                {
                    seats.Add(sex, count);
                }
            }

            if (!_classes.TryGetValue((major, year), out var list))
            {
                _classes[(major, year)] = list = [];
            }

            list.Add(seats);
        }
    }

    /// <returns>Null where the major has no class for that year: the student waits for one.</returns>
    public Guid? Deal(Guid major, int entryYear, string sex)
    {
        if (!_classes.TryGetValue((major, entryYear), out var classes))
        {
            return null;
        }

        // MinBy takes the first of equals, so the same list dealt twice lands the same way.
        var seats = classes.MinBy(c => (c.Total, c.Of(sex)))!;
        seats.Add(sex, 1);
        return seats.Class;
    }

    private sealed class Seats(Guid id)
    {
        private readonly Dictionary<string, int> _bySex = [];

        public Guid Class => id;

        public int Total { get; private set; }

        public int Of(string sex) => _bySex.GetValueOrDefault(sex);

        public void Add(string sex, int count)
        {
            _bySex[sex] = Of(sex) + count;
            Total += count;
        }
    }
}
