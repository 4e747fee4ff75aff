use crate::finding::{Disposition, Severity};
use crate::graph::Relation;
use crate::lint::ground::Said;
use crate::lint::asked::{self, Asked, AtHand, Submission, times};
use crate::lint::{Check, Example, Ground, Group, Hit, Outcome, Rule};
use crate::model::words::Form;
use crate::say;
use crate::wording::Text;

pub static RULE: Rule = Rule {
    id: "copy-or-notary",
    group: Group::Redundancy,
    severity: Severity::Warning,
    summary: say!(
        zh: "原件或电子证照在手，仍要复印件、公证件或盖章件",
        en: "a copy, notarised or stamped form is asked although the original or an e-licence is at hand",
    ),
    why: say!(
        zh: "复印、公证、盖章都要申请人另花时间和费用；原件已经收过，或电子证照可查，档案所需的纸件可由系统打印。",
        en: "Copying, notarising and stamping cost the applicant time and money; where the original was seen or an e-licence exists, the file copy can be printed by the office.",
    ),
    condition: say!(
        zh: "必须提交的材料，形式（form）是复印件、公证件或盖章件，并且有电子证照、共享来源，或此前必经的步骤已经收过原件。没有写 form 的不作判断。",
        en: "A material that must be handed in has the form copy, notarised or stamped, and there is an e-licence or a source of it, or its original was handed in at a step that always comes before. Materials without `form` are not judged.",
    ),
    remedy: say!(
        zh: "免于提交，由窗口核验后打印存档；法律规定必须公证的，写明 basis。",
        en: "Ask for none: look it up and print it for the file; where law demands notarisation, write the `basis`.",
    ),
    fires: Example::File(say!(
        zh: "process: 公章刻制
departments: [公安局]
materials:
  «身份证»: { form: copy, e-licence: true }
steps:
  刻章: { by: 公安局, wait: 1d, collects: [身份证] }
",
        en: "process: Seal making
departments: [Police]
materials:
  «identity card»: { form: copy, e-licence: true }
steps:
  sealing: { by: Police, wait: 1d, collects: [identity card] }
",
    )),
    quiet: Example::File(say!(
        zh: "process: 公章刻制
departments: [公安局]
materials:
  身份证: { form: original, e-licence: true }
  租赁合同: { form: copy }
steps:
  刻章: { by: 公安局, wait: 1d, collects: [身份证, 租赁合同] }
",
        en: "process: Seal making
departments: [Police]
materials:
  identity card: { form: original, e-licence: true }
  lease: { form: copy }
steps:
  sealing: { by: Police, wait: 1d, collects: [identity card, lease] }
",
    )),
    check: Check::Sound(check),
};

fn check(ground: &Ground<'_>) -> Outcome {
    let Some(asked) = ground.asked() else { return ground.no_materials() };
    let says = |one: &Asked<'_>| Said::by(one.at.iter().find_map(Submission::form));
    Outcome {
        hits: asked.iter().filter_map(|one| copied(ground, one)).collect(),
        missing: ground.unsaid(says, &say!(zh: "材料形式（form）", en: "the form asked for (`form`)")),
    }
}

fn copied(ground: &Ground<'_>, asked: &Asked<'_>) -> Option<Hit> {
    let originals = asked.at.iter().filter(|at| at.form() == Some(Form::Original)).map(|at| at.step);
    let originals = ground.earliest(originals);
    let required = asked.required().into_iter();
    let copies: Vec<(Submission<'_>, Form, Text)> =
        required.filter_map(|at| copy(ground, asked, &originals, at)).collect();
    let (_, form, how) = copies.first()?;
    let names = ground.names;
    let (material, n, often) = (names.material_called(asked.id), copies.len(), times(copies.len()));
    let message = say!(material = material, n = n, often = often, form = form, how = how;
        zh: "{material}{how}，申请人仍要提交{form} {n} 件次",
        en: "{material}: {how}; the applicant still hands in a {form} {often}");
    let at: Vec<Submission<'_>> = copies.iter().map(|copy| copy.0).collect();
    let mut finding = asked::finding(&RULE, names, asked, &at, message);
    finding.help = Some(say!(zh: "免于提交，核验后由窗口打印存档", en: "ask for none; look it up and print it for the file"));
    finding.disposition = Some(asked::disposition(&at, Disposition::Cancel));
    Some(asked.no_longer_at(names, &at, finding))
}

// A copy that need not be asked, with why not.
fn copy<'p>(
    ground: &Ground<'p>,
    asked: &Asked<'p>,
    originals: &[usize],
    at: Submission<'p>,
) -> Option<(Submission<'p>, Form, Text)> {
    let form = at.form().filter(|form| matches!(form, Form::Copy | Form::Notarised | Form::Stamped))?;
    if let Some(at_hand) = asked.at_hand() {
        let how = match at_hand {
            AtHand::Source(source) => {
                say!(source = source; zh: "的内容“{source}”已有", en: "“{source}” has its content")
            }
            AtHand::ELicence | AtHand::Proposed(_) => at_hand.text(),
        };
        return Some((at, form, how));
    }
    let seen = originals.iter().find(|seen| ground.relations.between(**seen, at.step) == Relation::Before)?;
    let step = ground.names.called(*seen);
    Some((at, form, say!(step = step; zh: "的原件已由{step}收过", en: "the original was handed in at {step}")))
}
