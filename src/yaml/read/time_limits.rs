//! The times of one step against each other.

use super::reading::Reading;
use crate::model::{Amount, Distribution, Duration, Step, TimeBase};
use crate::say;
use crate::yaml::tree::NodeId;

/// Tells of `tacit` without a limit, of `wait` beside `elapsed`, and of more work than there is time.
pub(super) fn check(r: &mut Reading<'_>, node: NodeId, step: &Step) {
    if step.more().tacit.is_some() && r.value_of(node, "limit").is_none() && !r.cut_off {
        let message = say!(zh: "写了 `tacit`，却没有 `limit`", en: "there is a `tacit` without a `limit`");
        let help = say!(zh: "补上到什么时限视为办完，如 `limit: 5d`", en: "add the limit at which the step is over, such as `limit: 5d`");
        r.tell(r.error("missing-key", r.key_span(node, "tacit"), message).helped(help));
    }
    let Some(elapsed) = &step.elapsed else { return };
    if !step.wait.is_empty() {
        let message = say!(zh: "`elapsed` 已含等待，不能再写 `wait`", en: "`elapsed` includes the wait: there cannot be a `wait` beside it");
        let help = say!(zh: "两个留一个", en: "keep one of the two");
        let finding = r.error("bad-value", r.key_span(node, "wait"), message);
        let elapsed_here = say!(zh: "总用时写在这里", en: "the total time is here");
        r.tell(finding.related(r.place(r.key_span(node, "elapsed")), elapsed_here).helped(help));
    }
    let Some(work) = &step.work else { return };
    let (Some(hands_on), Some(total)) = (mean(work, &r.base), mean(elapsed, &r.base)) else { return };
    if hands_on > total * (1.0 + ROUNDING) {
        let day = r.base.day_seconds();
        let (work_said, total_said) =
            (crate::wording::span_of_time(hands_on, day), crate::wording::span_of_time(total, day));
        let message = say!(work = &work_said, total = &total_said; zh: "办理用时（{work}）多于总用时（{total}）", en: "more work ({work}) than elapsed time ({total})");
        let help = say!(zh: "`work` 是 `elapsed` 的一部分；若总用时只是等待，请写成 `wait`", en: "`work` is part of `elapsed`; write `wait` if that time is only waiting");
        let finding = r
            .error("work-above-elapsed", work.span, message)
            .related(r.place(elapsed.span), say!(zh: "总用时", en: "elapsed time"))
            .helped(help);
        r.tell(finding);
    }
}

// What floating-point means lose is far less.
const ROUNDING: f64 = 1e-9;

// The mean in working seconds; `None` for the normal distribution, whose mean moves when it is cut off at zero.
fn mean(duration: &Duration, base: &TimeBase) -> Option<f64> {
    let seconds = |amount: &Amount| {
        let seconds = base.seconds(*amount);
        *seconds.numer() as f64 / *seconds.denom() as f64
    };
    let distribution = match duration {
        Duration::Fixed(amount) => return Some(seconds(amount)),
        Duration::Random(distribution) => distribution,
    };
    Some(match &**distribution {
        Distribution::Uniform { least, greatest } => (seconds(least) + seconds(greatest)) / 2.0,
        Distribution::Pert { least, likeliest, greatest } => {
            (seconds(least) + 4.0 * seconds(likeliest) + seconds(greatest)) / 6.0
        }
        Distribution::Triangular { least, likeliest, greatest } => {
            (seconds(least) + seconds(likeliest) + seconds(greatest)) / 3.0
        }
        Distribution::LogNormal { mean, .. }
        | Distribution::Gamma { mean, .. }
        | Distribution::Exponential { mean } => seconds(mean),
        Distribution::Samples(samples) => samples.iter().map(seconds).sum::<f64>() / samples.len() as f64,
        Distribution::Quantiles { p50, p90 } => {
            let sigma = (seconds(p90) / seconds(p50)).ln() / NORMAL_P90;
            seconds(p50) * (sigma * sigma / 2.0).exp()
        }
        Distribution::Normal { .. } => return None,
    })
}

// The 90th percentile of the standard normal distribution.
const NORMAL_P90: f64 = 1.281_551_565_544_600_4;
