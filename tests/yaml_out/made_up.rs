//! Processes made up at random: every field, every distribution and unit, nasty texts.

use super::dice::Dice;
use std::sync::Arc;
use zaizao::model::words::Word;
use zaizao::model::*;
use zaizao::source::{At, Source};

/// A process that says anything that can be said.
pub fn process(dice: &mut Dice<'_>) -> Process {
    let mut process = Process::empty(Arc::new(Source::new("a.yaml", "")));
    process.schema = dice.placed(|_| "zaizao/v1".into());
    process.heading = Heading {
        id: dice.placed(Dice::id),
        name: dice.placed(Dice::name),
        variant: dice.placed(Dice::word),
        version: dice.maybe(Dice::text),
        owner: dice.maybe(Dice::text),
        summary: dice.maybe(Dice::name),
        source: dice.maybe(Dice::text),
    };
    process.based_on = dice.some(2, Dice::at_id);
    process.item = dice.placed(item);
    process.deadlines = deadlines(dice);
    process.applicant_to = dice.placed(Dice::id);
    process.case_owner = dice.placed(Dice::text);
    process.calendar = dice.placed(calendar);
    process.day = dice.placed(|dice| Amount::whole(1 + dice.below(20) as i64, Unit::Hour));
    process.departments = dice.ids(3).into_iter().map(|id| department(dice, id, true)).collect();
    process.materials = dice.ids(3).into_iter().map(|id| material(dice, id)).collect();
    process.data = dice.ids(2).into_iter().map(|id| data_item(dice, id)).collect();
    process.steps = dice.ids(4).into_iter().map(|id| step(dice, id)).collect();
    process.volume = dice.placed(|dice| Volume { per_year: dice.number() });
    process.start = dice.placed(Dice::id);
    process.burden = dice.placed(|dice| Burden {
        tariff: dice.placed(Dice::number),
        travel: dice.placed(Dice::amount),
        currency: dice.maybe(Dice::text),
    });
    process.provenance = dice.some(2, |dice| {
        At::nowhere(Provenance {
            file: dice.maybe(Dice::text),
            sha256: dice.maybe(|_| "0123456789abcdef".repeat(4).into()),
            extracted: dice.maybe(Dice::text),
            by: dice.maybe(Dice::text),
            note: dice.maybe(Dice::text),
        })
    });
    process
}

fn data_item(dice: &mut Dice<'_>, id: At<Id>) -> DataItem {
    DataItem { id, name: dice.maybe(Dice::name), owner: dice.placed(Dice::id) }
}

fn calendar(dice: &mut Dice<'_>) -> CalendarRef {
    ["cn", "five-day", "24x7", "calendars/2026.yaml"][dice.below(4)].into()
}

fn item(dice: &mut Dice<'_>) -> Item {
    Item {
        code: dice.placed(Dice::text),
        kind: dice.placed(Dice::text),
        case_type: dice.placed(Dice::word),
        tier: dice.placed(Dice::word),
        scope: dice.placed(Dice::text),
        online_depth: dice.placed(Dice::text),
        visits: dice.placed(Dice::whole),
        audience: dice.placed(Dice::text),
        basis: dice.basis(),
    }
}

fn deadlines(dice: &mut Dice<'_>) -> Vec<Deadline> {
    if dice.below(3) == 1 {
        // One clock without a name says something, or it would not be written.
        let mut clock = deadline(dice, None);
        clock.to.push(dice.at_id());
        return vec![clock];
    }
    let names = dice.ids(2);
    names.into_iter().map(|name| deadline(dice, Some(name))).collect()
}

fn deadline(dice: &mut Dice<'_>, name: Option<At<Id>>) -> Deadline {
    Deadline {
        name,
        from: dice.placed(Dice::id),
        to: dice.some(2, Dice::at_id),
        statutory: dice.placed(line),
        promised: dice.placed(line),
        actual: dice.placed(|dice| Actual {
            mean: dice.placed(Dice::amount),
            p50: dice.placed(Dice::amount),
            p90: dice.placed(Dice::amount),
            n: dice.placed(|dice| u64::from(dice.whole())),
            period: dice.maybe(Dice::text),
            source: dice.maybe(Dice::text),
        }),
    }
}

fn line(dice: &mut Dice<'_>) -> Line {
    Line {
        limit: At::nowhere(dice.amount()),
        extension: dice.placed(Dice::amount),
        met_by: dice.placed(Dice::share),
        basis: dice.basis(),
    }
}

fn department(dice: &mut Dice<'_>, id: At<Id>, with_offices: bool) -> Department {
    let offices = if with_offices { dice.ids(2) } else { Vec::new() };
    Department {
        id,
        name: dice.maybe(Dice::name),
        kind: dice.placed(Dice::word),
        tier: dice.placed(Dice::word),
        line: dice.maybe(Dice::text),
        region: dice.maybe(Dice::text),
        system: dice.maybe(Dice::text),
        offices: offices.into_iter().map(|id| department(dice, id, false)).collect(),
        staff: dice.some(2, |dice| {
            let count = dice.number();
            At::nowhere(Staff { role: dice.maybe(Dice::text), count, kind: dice.placed(Dice::word) })
        }),
        cost_per_hour: dice.placed(Dice::number),
        calendar: dice.placed(calendar),
    }
}

fn material(dice: &mut Dice<'_>, id: At<Id>) -> Material {
    Material {
        id,
        name: dice.maybe(Dice::name),
        issuer: dice.placed(|dice| match dice.below(3) {
            0 => dice.word::<words::Issuer>().key().into(),
            _ => dice.id(),
        }),
        form: dice.placed(Dice::word),
        copies: dice.placed(Dice::whole),
        need: dice.placed(Dice::word),
        main: dice.placed(|dice| dice.below(2) == 1),
        e_licence: dice.placed(|dice| dice.below(2) == 1),
        source: dice.placed(Dice::text),
        basis: dice.basis(),
        validity: dice.maybe(Dice::text),
        deferral: dice.placed(|dice| Deferral {
            until: dice.placed(Dice::id),
            within: dice.placed(Dice::amount),
            on_miss: dice.maybe(Dice::target),
        }),
        substitute: dice.placed(|dice| Substitute {
            by: At::nowhere(dice.word()),
            system: dice.maybe(Dice::text),
            basis: dice.basis(),
        }),
        replaces: dice.some(2, Dice::at_id),
    }
}

fn step(dice: &mut Dice<'_>, id: At<Id>) -> Step {
    let more = more(dice);
    Step {
        id,
        name: dice.maybe(Dice::name),
        by: dice.placed(Dice::id),
        kind: dice.placed(Dice::word),
        stage: dice.placed(Dice::text),
        channel: dice.placed(Dice::word),
        work: dice.placed(Dice::duration),
        wait: dice.some(2, |dice| At::nowhere(wait(dice))),
        elapsed: dice.placed(Dice::duration),
        visits: dice.placed(|dice| Visits { times: At::nowhere(dice.whole() % 1_001), basis: dice.basis() }),
        collects: dice.placed(collects),
        asks: dice.placed(|dice| match dice.below(2) {
            0 => Asks::Count(dice.whole()),
            _ => Asks::Items(dice.some(2, Dice::at_id)),
        }),
        uses: dice.maybe(|dice| dice.some(2, Dice::at_id)),
        produces: dice.maybe(|dice| dice.some(2, Dice::at_id)),
        join: dice.placed(Dice::word),
        next: dice.next(),
        more: (more != StepMore::default()).then(|| Box::new(more)),
    }
}

fn wait(dice: &mut Dice<'_>) -> Wait {
    match dice.below(3) {
        0 => {
            let unit = dice.unit();
            Wait::Every { every: dice.positive(unit), cause: dice.placed(Dice::word) }
        }
        _ => Wait::Time { time: dice.duration(), cause: dice.placed(Dice::word) },
    }
}

fn collects(dice: &mut Dice<'_>) -> Collects {
    if dice.below(3) == 1 {
        return Collects::Count(dice.whole());
    }
    Collects::Items(dice.some(3, |dice| {
        let of = dice.at_id();
        let here = Here {
            form: dice.placed(Dice::word),
            copies: dice.placed(Dice::whole),
            need: dice.placed(Dice::word),
            basis: dice.basis(),
            p: dice.placed(Dice::share),
            when: dice.maybe(Dice::text),
        };
        At::nowhere(Collected { of, here: (here != Here::default()).then(|| Box::new(here)) })
    }))
}

fn more(dice: &mut Dice<'_>) -> StepMore {
    if dice.below(2) == 0 {
        return StepMore::default();
    }
    StepMore {
        with: dice.some(2, Dice::at_id),
        role: dice.placed(Dice::text),
        rank: dice.placed(|dice| 1 + dice.below(4) as u32),
        limit: dice.placed(Dice::amount),
        tacit: dice.placed(|dice| match dice.below(2) {
            0 => Tacit::GoesOn,
            _ => Tacit::To(dice.target().value),
        }),
        medium: dice.placed(Dice::word),
        checks: dice.some(2, |dice| At::nowhere(check(dice))),
        decides: dice.placed(Dice::text),
        discretion: dice.placed(Dice::word),
        pass: dice.placed(|dice| match dice.below(2) {
            0 => Pass::Share(dice.share()),
            _ => Pass::Counted { cases: 400, negative: dice.below(200) as u64 },
        }),
        fees: dice.maybe(|dice| dice.some(2, |dice| At::nowhere(fee(dice)))),
        basis: dice.basis(),
        must_follow: dice.some(2, |dice| At::nowhere(MustFollow { step: dice.at_id(), basis: dice.basis() })),
        paused: dice.placed(|dice| match dice.below(3) {
            0 => Paused::Yes,
            1 => Paused::No,
            _ => Some(dice.basis()).filter(|basis| !basis.is_empty()).map_or(Paused::Yes, Paused::Because),
        }),
        value: dice.placed(Dice::word),
        system: dice.placed(|dice| System { name: dice.text(), status: dice.placed(Dice::word) }),
        replaces: dice.some(2, Dice::at_id),
        measure: dice.placed(Dice::text),
        allow: dice.some(2, |dice| {
            At::nowhere(Allow {
                rule: At::nowhere(dice.text()),
                because: Some(dice.text()),
                until: dice.placed(|_| "2027-06-30".into()),
            })
        }),
    }
}

fn check(dice: &mut Dice<'_>) -> Check {
    Check {
        of: At::nowhere(dice.text()),
        criterion: dice.placed(|dice| match dice.below(3) {
            0 => Checked::Identity,
            1 => Checked::Authenticity,
            _ => Checked::Other(dice.text()),
        }),
        depth: dice.placed(Dice::word),
        method: dice.placed(Dice::word),
    }
}

fn fee(dice: &mut Dice<'_>) -> Fee {
    Fee {
        item: dice.maybe(Dice::text),
        amount: At::nowhere(dice.number()),
        quantity: dice.placed(Dice::number),
        payer: dice.placed(Dice::word),
        basis: dice.basis(),
    }
}
