use super::calendar_ref::{self, calendar};
use super::reading::Reading;
use super::{amount, deadline, department, expected, item, material, step};
use crate::model::{Amount, Burden, Heading, Process, Provenance, TimeBase, Unit, Volume};
use crate::say;
use crate::source::{At, Span};
use crate::yaml::fields::{APPLICANT, BURDEN, HEADING, NAME, PROCESS, PROVENANCE, VOLUME};
use crate::yaml::tree::NodeId;
use std::sync::Arc;

/// The process of a file.
pub(super) fn read(r: &mut Reading<'_>) -> Process {
    let mut process = Process::empty(Arc::clone(r.source));
    let Some(root) = r.tree.root().filter(|root| !r.is_nothing(*root)) else {
        empty_file(r);
        return process;
    };
    if r.is_mapping(root) {
        process.calendar_base = match r.value_of(root, "calendar") {
            Some(value) => r.text(value).and_then(|name| calendar_ref::base(r, name)),
            None => r.calendar,
        };
        r.base = time_base(r, root, process.calendar_base);
    }
    r.fields(root, &PROCESS, |r, key, value| match key {
        "schema" => process.schema = schema(r, value),
        "process" => process.heading = heading(r, value),
        "based-on" => process.based_on = r.ids(value),
        "item" => process.item = Some(item::read(r, value)),
        "deadlines" => process.deadlines = deadline::read(r, value),
        "applicant" => process.applicant_to = applicant(r, value),
        "case-owner" => process.case_owner = r.placed_text(value, &PROCESS),
        "calendar" => process.calendar = calendar(r, value, &PROCESS),
        "day" => process.day = day(r, value),
        "departments" => process.departments = department::read(r, value),
        "materials" => process.materials = material::read(r, value),
        "data" => process.data = material::data_items(r, value),
        "steps" => process.steps = step::read(r, value),
        "volume" => process.volume = volume(r, value),
        "start" => process.start = r.id(value),
        "burden" => process.burden = Some(burden(r, value)),
        "provenance" => process.provenance = provenance(r, value),
        _ => {}
    });
    process
}

fn empty_file(r: &mut Reading<'_>) {
    if r.cut_off {
        return;
    }
    let message = say!(zh: "文件是空的", en: "the file is empty");
    let help = say!(zh: "至少写 `process:`、`departments:` 和 `steps:`；`zaizao new 名称` 可生成一份样例", en: "write at least `process:`, `departments:` and `steps:`; `zaizao new NAME` makes a starting file");
    r.tell(r.error("missing-key", Span::default(), message).helped(help));
}

/// A mapping that is a name in both languages, not one with other keys.
pub(super) fn is_name(r: &Reading<'_>, node: NodeId) -> bool {
    let mut keys = r.tree.entries(node).map(|(key, _)| r.text(key)).peekable();
    keys.peek().is_some() && keys.all(|key| key.is_some_and(|key| NAME.field(key).is_some()))
}

// Whether `8h` is more than `1d` must be known before the first step, wherever `day` and `calendar` stand.
fn time_base(r: &Reading<'_>, root: NodeId, calendar: Option<TimeBase>) -> TimeBase {
    let mut process = Process::empty(Arc::clone(r.source));
    let text_of = |key: &str| r.value_of(root, key).and_then(|value| r.text(value));
    process.day = text_of("day")
        .and_then(|text| amount::parse(text).ok())
        .filter(|day| is_day(day.amount))
        .map(|day| At::nowhere(day.amount));
    process.calendar_base = calendar;
    process.time_base()
}

pub(super) fn schema(r: &mut Reading<'_>, node: NodeId) -> Option<At<Box<str>>> {
    let schema = r.placed_text(node, &PROCESS)?;
    if &*schema.value == "zaizao/v1" {
        return Some(schema);
    }
    let message =
        say!(schema = &schema.value; zh: "不认识格式版本“{schema}”", en: "the version \"{schema}\" is not known");
    let help = say!(zh: "写 `schema: zaizao/v1`，或删去这一行", en: "write `schema: zaizao/v1`, or remove the line");
    r.tell(r.error("bad-value", schema.span, message).helped(help));
    None
}

fn heading(r: &mut Reading<'_>, node: NodeId) -> Heading {
    let mut heading = Heading::default();
    if !r.is_mapping(node) || is_name(r, node) {
        heading.name = r.name(node, &PROCESS).map(|name| r.at(node, name));
        return heading;
    }
    r.fields(node, &HEADING, |r, key, value| match key {
        "id" => heading.id = r.placed_text(value, &HEADING),
        "name" => heading.name = r.name(value, &HEADING).map(|name| r.at(value, name)),
        "variant" => heading.variant = r.word(value),
        "version" => heading.version = r.free_text(value, &HEADING),
        "owner" => heading.owner = r.free_text(value, &HEADING),
        "summary" => heading.summary = r.name(value, &HEADING),
        "source" => heading.source = r.free_text(value, &HEADING),
        _ => {}
    });
    heading
}

fn applicant(r: &mut Reading<'_>, node: NodeId) -> Option<At<Box<str>>> {
    let mut to = None;
    r.fields(node, &APPLICANT, |r, key, value| {
        if key == "to" {
            to = r.id(value);
        }
    });
    to
}

/// The length of a working day.
pub(super) fn day(r: &mut Reading<'_>, node: NodeId) -> Option<At<Amount>> {
    let day = r.amount(node)?;
    if is_day(day.value) {
        return Some(day);
    }
    let message = say!(zh: "一个工作日的长度要大于 0、不超过 24 小时，用小时或分钟写", en: "a working day is more than 0 and at most 24 hours, in hours or minutes");
    r.tell(r.error("bad-value", day.span, message).helped(say!(zh: "例如 `day: 8h`", en: "for example `day: 8h`")));
    None
}

fn is_day(amount: Amount) -> bool {
    let clock_time = matches!(amount.unit, Unit::Second | Unit::Minute | Unit::Hour);
    let seconds = TimeBase::default().seconds(amount);
    clock_time && seconds > num_rational::Ratio::ZERO && seconds <= num_rational::Ratio::from_integer(24 * 3600)
}

fn volume(r: &mut Reading<'_>, node: NodeId) -> Option<At<Volume>> {
    let mut per_year = None;
    if r.is_mapping(node) {
        r.fields(node, &VOLUME, |r, key, value| {
            if key == "per-year" {
                per_year = r.number(value);
            }
        });
    } else {
        per_year = r.number(node);
    }
    per_year.map(|per_year| r.at(node, Volume { per_year: per_year.value }))
}

fn burden(r: &mut Reading<'_>, node: NodeId) -> At<Burden> {
    let mut burden = Burden { tariff: None, travel: None, currency: None };
    r.fields(node, &BURDEN, |r, key, value| match key {
        "tariff" => burden.tariff = r.number(value),
        "travel" => burden.travel = r.amount(value),
        "currency" => burden.currency = r.free_text(value, &BURDEN),
        _ => {}
    });
    r.at(node, burden)
}

fn provenance(r: &mut Reading<'_>, node: NodeId) -> Vec<At<Provenance>> {
    let mut all = Vec::new();
    for item in r.items(node) {
        if !r.is_mapping(item) {
            expected::tell(r, item);
            continue;
        }
        let mut provenance = Provenance::default();
        r.fields(item, &PROVENANCE, |r, key, value| match key {
            "file" => provenance.file = r.free_text(value, &PROVENANCE),
            "sha256" => provenance.sha256 = sha256(r, value),
            "extracted" => provenance.extracted = r.free_text(value, &PROVENANCE),
            "by" => provenance.by = r.free_text(value, &PROVENANCE),
            "note" => provenance.note = r.free_text(value, &PROVENANCE),
            _ => {}
        });
        all.push(r.at(item, provenance));
    }
    all
}

fn sha256(r: &mut Reading<'_>, node: NodeId) -> Option<Box<str>> {
    let hash = r.free_text(node, &PROVENANCE)?;
    if hash.len() == 64 && hash.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return Some(hash);
    }
    let message = say!(zh: "SHA-256 校验值应是 64 位十六进制数字", en: "a SHA-256 hash has 64 hexadecimal digits");
    let help = say!(zh: "用 `sha256sum 文件` 取得，不知道就不写", en: "take it from `sha256sum FILE`, or leave it out");
    r.tell(r.error("bad-value", r.handle(node), message).helped(help));
    None
}
