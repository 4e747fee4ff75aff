use super::ids::Given;
use super::reading::Reading;
use super::{basis, expected, flow, punctuation, several, step_parts as parts, time_limits};
use crate::model::{Id, Step, StepMore};
use crate::say;
use crate::source::At;
use crate::yaml::fields::STEP;
use crate::yaml::tree::NodeId;

/// The steps: a mapping from ids, in file order.
pub(super) fn read(r: &mut Reading<'_>, node: NodeId) -> Vec<Step> {
    if !r.is_mapping(node) {
        not_a_mapping(r, node);
        return Vec::new();
    }
    if r.tree.children(node).next().is_none() && !r.cut_off {
        none(r, node);
    }
    let all = r.given(node);
    let mut steps = Vec::with_capacity(all.len());
    for Given { key, value, repeated } in all {
        if r.text(key) == Some("end") {
            named_end(r, key);
        }
        let mut step = Step::named(r.given_id(key));
        if let Some(value) = value {
            r.about(key, |r| fields(r, value, &mut step));
        }
        if !repeated {
            steps.push(step);
        }
    }
    steps
}

// `steps: {}`
fn none(r: &mut Reading<'_>, node: NodeId) {
    let message = say!(zh: "`steps` 里没有步骤", en: "`steps` has no step");
    let help = say!(zh: "至少写一个步骤，例如 `受理: { by: 综合窗口, work: 1h }`", en: "write at least one step, for example `intake: { by: window, work: 1h }`");
    r.tell(r.error("bad-value", r.handle(r.key.unwrap_or(node)), message).helped(help));
}

fn not_a_mapping(r: &mut Reading<'_>, node: NodeId) {
    if !r.is_sequence(node) {
        return expected::tell(r, node);
    }
    let message = say!(zh: "`steps` 写成了列表", en: "`steps` is a list");
    let help = say!(zh: "去掉 `- `，每个步骤写成 `标识: { by: 部门, … }`", en: "drop the `- ` and write each step as `id: { by: department, … }`");
    r.tell(r.error("bad-value", r.handle(node), message).helped(help));
}

fn named_end(r: &mut Reading<'_>, key: NodeId) {
    let message = say!(zh: "`end` 表示办结，不能作步骤的标识", en: "`end` stands for the end of the case and cannot be the id of a step");
    let help = say!(zh: "换一个标识，如“办结”；到此结束的步骤不写 `next` 即可", en: "choose another id; a step that ends the case just has no `next`");
    let finding = r.error("bad-value", r.handle(key), message).helped(help).about(["end"]);
    r.tell(finding);
}

// `b:{ by: x }` makes a key of all that stands before the second colon.
fn no_fields(r: &mut Reading<'_>, node: NodeId, id: &str) {
    if punctuation::tell_any(r, node) {
        return;
    }
    let message =
        say!(id = id; zh: "步骤“{id}”后面应是它的各项内容", en: "the step \"{id}\" must be a mapping of its fields");
    let (at, help) = match id.split_once(':') {
        Some((before, after)) => (
            r.subject.unwrap_or(node),
            say!(before = before, after = after; zh: "冒号后加一个空格：`{before}: {after}…`", en: "add a space after the colon: `{before}: {after}…`"),
        ),
        None => (
            node,
            say!(id = id; zh: "写成 `{id}: {{ by: 部门, work: 1h, next: 下一步骤 }}`", en: "write `{id}: {{ by: department, work: 1h, next: step }}`"),
        ),
    };
    r.tell(r.error("bad-value", r.handle(at), message).helped(help));
}

fn fields(r: &mut Reading<'_>, node: NodeId, step: &mut Step) {
    if !r.is_mapping(node) {
        return no_fields(r, node, &step.id.value);
    }
    r.fields(node, &STEP, |r, key, value| field(r, key, value, step));
    complete(r, node, step);
}

/// What is held to the step as a whole once its fields are read.
pub(super) fn complete(r: &mut Reading<'_>, node: NodeId, step: &mut Step) {
    // `tacit: false` and an empty list say what saying nothing says.
    step.more = step.more.take().filter(|more| **more != StepMore::default());
    time_limits::check(r, node, step);
}

// `by: [甲, 乙]`: of several departments one leads.
fn by(r: &mut Reading<'_>, node: NodeId) -> Option<At<Id>> {
    let tree = r.tree;
    let names: Vec<&str> = tree.children(node).filter_map(|item| r.text(item)).collect();
    if !r.is_sequence(node) || names.is_empty() {
        return r.id(node);
    }
    let message = say!(zh: "`by` 不能是一个列表", en: "`by` cannot be a list");
    r.tell(r.error("bad-value", r.handle(node), message).helped(several::one_leads(&names)));
    None
}

/// Reads one field of a step.
pub(super) fn field(r: &mut Reading<'_>, key: &str, value: NodeId, step: &mut Step) {
    match key {
        "name" => step.name = r.name(value, &STEP),
        "by" => step.by = by(r, value),
        "kind" => step.kind = r.word(value),
        "stage" => step.stage = r.placed_text(value, &STEP),
        "channel" => step.channel = r.word(value),
        "work" => step.work = r.duration(value),
        "wait" => step.wait = parts::waits(r, value),
        "elapsed" => step.elapsed = r.duration(value),
        "visits" => step.visits = parts::visits(r, value),
        "collects" => step.collects = parts::collects(r, value),
        "asks" => step.asks = parts::asks(r, value),
        "uses" => step.uses = Some(r.ids(value)),
        "produces" => step.produces = Some(r.ids(value)),
        "join" => step.join = r.word(value),
        "next" => step.next = flow::next(r, value),
        _ => rarer(r, key, value, step),
    }
}

fn rarer(r: &mut Reading<'_>, key: &str, value: NodeId, step: &mut Step) {
    let more = step.more_mut();
    match key {
        "with" => more.with = r.ids(value),
        "role" => more.role = r.placed_text(value, &STEP),
        "rank" => more.rank = r.whole(value, 1, 4),
        "limit" => more.limit = r.amount(value),
        "tacit" => more.tacit = parts::tacit(r, value),
        "medium" => more.medium = r.word(value),
        "checks" => more.checks = parts::checks(r, value),
        "decides" => more.decides = r.placed_text(value, &STEP),
        "discretion" => more.discretion = r.word(value),
        "pass" => more.pass = parts::pass(r, value),
        "fees" => more.fees = Some(parts::fees(r, value)),
        "basis" => more.basis = basis::read(r, value, &STEP),
        "must-follow" => more.must_follow = parts::must_follow(r, value),
        "paused" => more.paused = parts::paused(r, value),
        "value" => more.value = r.word(value),
        "system" => more.system = parts::system(r, value),
        "replaces" => more.replaces = r.ids(value),
        "measure" => more.measure = r.placed_text(value, &STEP),
        "allow" => more.allow = parts::allow(r, value),
        _ => {}
    }
}
