//! A process as a diagram in swim lanes.

use super::Diagram;
use super::flow::{Ground, sketch};
use super::lanes::Lanes;
use super::touched::{Facts, contact, mark_critical, mark_handoffs};
use crate::analysis::Study;
use crate::analysis::critical_path::CriticalPath;
use crate::analysis::order::Order;
use crate::graph::{Flow, Sound, shares};
use crate::model::Process;
use crate::report::build::count;
use crate::report::names::{Names, text};
use crate::say;
use crate::wording::{Text, span_of_time};

/// The diagram of a sound process, with its critical path and who carries what.
pub fn diagram(study: &Study<'_>, critical: &CriticalPath) -> Diagram {
    let facts = Facts::of(study, critical);
    let mut drawn = drawn(study.process(), &study.sound.flow, Some(study.sound), Some(&facts));
    let length = span_of_time(critical.length, study.process().time_base().day_seconds());
    drawn.about = say!(about = drawn.about, length = length;
        zh: "{about}关键路径用时 {length}。", en: "{about} The critical path takes {length}.");
    drawn
}

/// The diagram of a process as it is written, whether or not its flow works; says that it does not.
pub fn as_written(process: &Process) -> Diagram {
    let flow = Flow::of(process);
    let mut drawn = drawn(process, &flow, None, None);
    drawn.notes.push(say!(
        zh: "此流程走不通（见 zaizao check）：图中只照文件画出流转，没有关键路径和交接方式。",
        en: "This flow does not work (see zaizao check): it is drawn as written, without critical path and without who carries what."));
    drawn
}

fn drawn(process: &Process, flow: &Flow, sound: Option<&Sound<'_>>, facts: Option<&Facts<'_>>) -> Diagram {
    let names = Names::of(process);
    let lanes = Lanes::of(process, flow);
    let ground = Ground {
        process,
        flow,
        sound,
        order: &Order::of(flow),
        shares: &shares(flow),
        names: &names,
        lanes: &lanes,
        times: &crate::analysis::time::of(process),
        contact: &|at| contact(process, at, facts),
    };
    let mut sketch = sketch(&ground);
    if let Some(facts) = facts {
        mark_critical(&mut sketch, facts);
        mark_handoffs(&mut sketch, facts);
    }
    let steps = process.steps.iter().filter(|step| !step.is_routing()).count();
    let lane_count = lanes.list.len();
    let name = text(&process.name());
    Diagram {
        title: titled(process, &name),
        about: about(&name, steps, lane_count),
        lanes: lanes.list,
        nodes: sketch.nodes,
        flows: sketch.flows,
        notes: Vec::new(),
    }
}

fn titled(process: &Process, name: &Text) -> Text {
    match &process.heading.variant {
        Some(variant) => {
            say!(name = name, variant = variant.value; zh: "{name}（{variant}）", en: "{name} ({variant})")
        }
        None => name.clone(),
    }
}

fn about(name: &Text, steps: usize, lanes: usize) -> Text {
    say!(name = name, steps = count(steps), lanes = count(lanes);
        zh: "“{name}”的流程图：{steps} 个步骤，分 {lanes} 条泳道，从左到右按先后排列。",
        en: "Flow of “{name}”: {steps} steps, lanes: {lanes}, from left to right in time.")
}
