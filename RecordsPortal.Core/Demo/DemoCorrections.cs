using RecordsPortal.Core.Access;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Corrections;
using RecordsPortal.Core.NationalRegister;
using RecordsPortal.Core.Notices;
using RecordsPortal.Core.Reference;
using RecordsPortal.Core.Registry;

namespace RecordsPortal.Core.Demo;

/// <summary>Earlier years in the national register, and corrections at every state among their students.</summary>
internal sealed class DemoCorrections(DemoPen pen, CollegeDirectory college, SealedValues sealing, DemoStaff staff, DemoFiles files, DemoTimes times)
{
    private static readonly (RecordField Field, string Value, string Reason, CorrectionState State, bool ByStudent, double DaysAgo)[] Cases =
    [
        (RecordField.GraduatedFrom, "湘潭市第二中学", "毕业学校登记成了初中，应为高中", CorrectionState.Requested, true, 0.2),
        (RecordField.NativePlace, "430304", "籍贯随父填写，户口簿已更正", CorrectionState.Requested, true, 1.4),
        (RecordField.EthnicGroup, "15", "民族登记错误，应为土家族", CorrectionState.Requested, true, 2.6),
        (RecordField.Name, "", "派出所已办理更名，申请同步更改", CorrectionState.Requested, true, 0.6),
        (RecordField.AddressDetail, "芙蓉路 126 号 3 栋 502", "家庭搬迁", CorrectionState.Requested, false, 0.9),
        (RecordField.Name, "", "公安机关已批准更名，学信平台待同步", CorrectionState.Proposed, false, 1.1),
        (RecordField.Name, "", "高考报名时姓名用字有误，考试院已出具更正证明", CorrectionState.Proposed, true, 3.2),
        (RecordField.Name, "", "公安机关已批准更名", CorrectionState.Approved, false, 9),
        (RecordField.PostalCode, "411100", "邮政编码有误", CorrectionState.Approved, true, 6),
        (RecordField.AddressDetail, "建设南路 8 号", "凭户口簿更新家庭住址", CorrectionState.Approved, false, 4),
        (RecordField.PoliticalStatus, "03", "已在中学入团，申请补录", CorrectionState.Refused, true, 7),
        (RecordField.Name, "", "想改用小名", CorrectionState.Refused, true, 12),
        (RecordField.Remarks, "走读", "补充备注", CorrectionState.Withdrawn, true, 5),
    ];

    /// <summary>Each November the year that came in is marked, by a registrar.</summary>
    public void NoteRegister(int year, DateTime at, DateOnly on, IReadOnlyList<DemoStudent> inSchool) => pen.At(at, async () =>
    {
        var batch = new RegistrationBatch
        {
            Year = year,
            State = RegistrationBatchState.Marked,
            RegisteredOn = on,
            Count = inSchool.Count,
            PreparedBy = staff.Registrar.Name,
            PreparedAt = at.AddMinutes(-6),
            MarkedBy = staff.Registrar.Name,
            MarkedAt = at,
        };
        pen.Add(batch);
        foreach (var student in inSchool)
        {
            pen.Db.Attach(student.Row);
            (student.Row.RegisteredOn, student.Row.RegistrationBatchId) = (on, batch.Id);
        }

        await pen.SaveAsync(staff.Registrar, ChangeSource.Officer, more: change => change.ChangeSetId = batch.Id);
    });

    /// <summary>One student each, spread over the year's classes.</summary>
    public void Note(IReadOnlyList<DemoStudent> inSchool)
    {
        var ofTheOfficer = inSchool.Where(student => staff.Of(student.Row.SchoolId).AccountId == staff.Officer.AccountId).ToList();
        foreach (var (number, wanted) in Cases.Index())
        {
            var asked = times.Now.AddDays(-wanted.DaysAgo);
            var correction = new Correction { Id = Guid.CreateVersion7() };
            var among = AskerOf(wanted.Field, wanted.ByStudent)?.AccountId == staff.Officer.AccountId && ofTheOfficer.Count > 0 ? ofTheOfficer : inSchool;
            DemoStudent Student() => among[number * 7 % among.Count];
            pen.At(asked, () => AskAsync(correction, Student(), wanted.Field, wanted.Value, wanted.Reason, wanted.ByStudent, wanted.State, asked));
            if (wanted is { State: CorrectionState.Proposed, ByStudent: true })
            {
                var at = asked.AddHours(5);
                pen.At(at, () => ProposeAsync(correction, Student(), at));
            }

            if (wanted.State is CorrectionState.Approved or CorrectionState.Refused or CorrectionState.Withdrawn)
            {
                var at = asked.AddHours(20 + number);
                pen.At(at, () => DecideAsync(correction, Student(), wanted.State, at));
            }
        }
    }

    private async Task AskAsync(Correction correction, DemoStudent student, RecordField field, string value, string reason, bool byStudent, CorrectionState state, DateTime at)
    {
        var needsSecond = LockedItems.IsLocked(field, student.Row.RegisteredOn);
        var asker = AskerOf(field, byStudent) ?? student.Self;
        var wanted = field == RecordField.Name ? student.Row.Name[..^1] + (student.Row.Name[^1] == '轩' ? '宇' : '轩') : value;
        var seen = await LastAsync();
        correction.StudentId = student.Row.Id;
        correction.ItemsSealed = student.Key.SealItems([new CorrectedItem(field, RecordMapping.Read(student.Row, student.Key, college)[field], wanted, seen)]);
        correction.Fields = CorrectionSealing.Join([field]);
        (correction.Reason, correction.NeedsSecond, correction.IsByStudent) = (reason, needsSecond, byStudent);
        (correction.AskedById, correction.AskedBy, correction.AskedAt) = (asker.AccountId, asker.Name, at);
        if (needsSecond && !byStudent)
        {
            StandBehind(correction, staff.Registrar, at);
        }

        pen.Add(correction);
        if (EvidenceRules.NeedsAScan([field]))
        {
            foreach (var kind in needsSecond && !byStudent ? EvidenceRules.Required([field], correction.Ground) : [EvidenceKind.HouseholdBook])
            {
                Prove(correction, student, kind, asker, at);
            }
        }

        await pen.SaveAsync(asker, byStudent ? ChangeSource.Student : ChangeSource.Officer);
    }

    /// <returns>Null for the student.</returns>
    private Actor? AskerOf(RecordField field, bool byStudent) => byStudent ? null : field == RecordField.AddressDetail ? staff.Officer : staff.Registrar;

    private Task ProposeAsync(Correction correction, DemoStudent student, DateTime at)
    {
        pen.Db.Attach(correction);
        StandBehind(correction, staff.Registrar2, at);
        foreach (var kind in EvidenceRules.Required(CorrectionSealing.FieldsOf(correction.Fields), correction.Ground).Except([EvidenceKind.HouseholdBook]))
        {
            Prove(correction, student, kind, staff.Registrar2, at);
        }

        return pen.SaveAsync(staff.Registrar2, ChangeSource.Officer);
    }

    private async Task DecideAsync(Correction correction, DemoStudent student, CorrectionState state, DateTime at)
    {
        pen.Db.Attach(correction);
        var decider = state == CorrectionState.Withdrawn ? student.Self : staff.Registrar2;
        correction.State = state;
        (correction.DecidedById, correction.DecidedBy, correction.DecidedAt) = (decider.AccountId, decider.Name, at);
        correction.DecisionReason = state == CorrectionState.Refused ? "证明材料不足，请补充派出所或学校出具的证明后重新申请" : null;
        if (state == CorrectionState.Approved)
        {
            pen.Db.Attach(student.Row);
            var item = student.Key.OpenItems(correction)[0];
            RecordMapping.Apply(student.Row, RecordValues.Of((item.Field, item.New)), student.Key, sealing, college);
        }

        if (state != CorrectionState.Withdrawn)
        {
            Tell(correction, state == CorrectionState.Approved ? NoticeKind.CorrectionApproved : NoticeKind.CorrectionRefused, decider, at);
        }

        await pen.SaveAsync(decider, correction.IsByStudent ? ChangeSource.Student : ChangeSource.Officer, state == CorrectionState.Approved ? correction.Reason : null, change => change.ChangeSetId = correction.Id);
    }

    private void Tell(Correction correction, NoticeKind kind, Actor decider, DateTime at) => pen.Add(new Notice
    {
        AccountId = correction.IsByStudent ? null : correction.AskedById,
        StudentId = correction.IsByStudent ? correction.StudentId : null,
        Kind = kind,
        Link = correction.IsByStudent ? "my-record#corrections" : $"students/{correction.StudentId}#corrections",
        By = decider.Name,
        At = at,
    });

    private static void StandBehind(Correction correction, Actor registrar, DateTime at)
    {
        var ground = correction.Reason.Contains("考试院", StringComparison.Ordinal) ? CorrectionGround.ExamAuthority : CorrectionGround.Police;
        (correction.State, correction.Ground, correction.DocumentNumber) = (CorrectionState.Proposed, ground, ground == CorrectionGround.Police ? "潭公证〔2026〕0318号" : "湘考院函〔2026〕46号");
        (correction.ProposedById, correction.ProposedBy, correction.ProposedAt) = (registrar.AccountId, registrar.Name, at);
    }

    private void Prove(Correction correction, DemoStudent student, EvidenceKind kind, Actor by, DateTime at) => pen.Add(new CorrectionEvidence
    {
        CorrectionId = correction.Id,
        StudentId = student.Row.Id,
        FileId = files.AddEvidence(pen, student, RecordField.Name),
        Kind = kind,
        AddedById = by.AccountId ?? Guid.Empty,
        AddedBy = by.Name,
        AddedAt = at,
    });

    private async Task<long> LastAsync() =>
        await Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.MaxAsync(pen.Db.Changes, change => (long?)change.Sequence) ?? 0;
}
