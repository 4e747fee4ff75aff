use super::{Entry, Unit, Wish};
use crate::wording::Text;

// A row reads: id, unit, which way it should go; its name; what it means; where the definition comes from.
macro_rules! catalogue {
    ($($id:literal $unit:ident $wish:ident
        $name_zh:literal $name_en:literal
        $zh:literal $en:literal
        $source_zh:literal $source_en:literal;)+) => {
        /// Every figure, in the order of tables, JSON and docs.
        pub const ALL: &[Entry] = &[$(Entry {
            id: $id,
            unit: Unit::$unit,
            wish: Wish::$wish,
            name: Text::fixed($name_zh, $name_en),
            definition: Text::fixed($zh, $en),
            source: Text::fixed($source_zh, $source_en),
        },)+];
    };
}

catalogue! {
    "lead-time.mean" Time Less
        "全程时间均值" "lead time, mean"
        "从开始到申请人时间结束的平均时间，含各种走法、返工和等待，按概率加权；并行部分取最慢的一支的分布，不是各支均值的最大值。"
        "Mean time from the start to the end of the applicant's time, over all ways through with their probabilities, rework and waits included. Of parallel branches the distribution of the slowest counts, not the maximum of means."
        "分布代数：卷积、混合、分布函数之积（本工具）" "Algebra of distributions: convolution, mixture, product of distribution functions (this tool)";
    "lead-time.sd" Time Neither
        "全程时间标准差" "lead time, standard deviation"
        "全程时间的标准差。" "The standard deviation of lead time."
        "同 lead-time.mean" "As lead-time.mean";
    "lead-time.p50" Time Less
        "全程时间中位数" "lead time, P50"
        "一半的办件不超过这一时间。" "Half of the cases take no longer."
        "同 lead-time.mean" "As lead-time.mean";
    "lead-time.p80" Time Less
        "全程时间 P80" "lead time, P80"
        "80% 的办件不超过这一时间。" "80% of the cases take no longer."
        "同 lead-time.mean" "As lead-time.mean";
    "lead-time.p90" Time Less
        "全程时间 P90" "lead time, P90"
        "90% 的办件不超过这一时间。" "90% of the cases take no longer."
        "同 lead-time.mean" "As lead-time.mean";
    "lead-time.p95" Time Less
        "全程时间 P95" "lead time, P95"
        "95% 的办件不超过这一时间。" "95% of the cases take no longer."
        "同 lead-time.mean" "As lead-time.mean";
    "lead-time.flow" Time Neither
        "流分析均值" "lead time by flow analysis"
        "教科书的流分析：并行部分取各支均值的最大值。各支时间有波动时，它低于真实均值。"
        "The textbooks' flow analysis: of parallel branches the maximum of their means. Where their times vary it is below the true mean."
        "Dumas 等《业务流程管理基础》第 7 章" "Dumas et al., Fundamentals of Business Process Management, ch. 7";
    "clock.<name>.mean" Time Less
        "时钟均值" "clock, mean"
        "这一时钟平均走多久：从 from 结束到最先到达的 to 结束，扣除其间停表的时间（重叠的只扣一次）；走不到 to 的办件不计。"
        "How long the clock runs on average: from the end of `from` to the end of the first of `to` that is reached, less the union of the pauses in between; cases that reach no `to` are left out."
        "行政许可法第四十五条：听证、检验、专家评审等所需时间不计入期限" "Administrative Licence Law, art. 45: hearings, tests and expert reviews do not count";
    "clock.<name>.sd" Time Neither
        "时钟标准差" "clock, standard deviation"
        "这一时钟走时的标准差。" "The standard deviation of how long the clock runs."
        "同 clock.<name>.mean" "As clock.<name>.mean";
    "clock.<name>.p50" Time Less
        "时钟中位数" "clock, P50"
        "一半的办件，这一时钟不超过这一时间。" "In half of the cases the clock runs no longer."
        "同 clock.<name>.mean" "As clock.<name>.mean";
    "clock.<name>.p80" Time Less
        "时钟 P80" "clock, P80"
        "80% 的办件，这一时钟不超过这一时间。" "In 80% of the cases the clock runs no longer."
        "同 clock.<name>.mean" "As clock.<name>.mean";
    "clock.<name>.p90" Time Less
        "时钟 P90" "clock, P90"
        "90% 的办件，这一时钟不超过这一时间。" "In 90% of the cases the clock runs no longer."
        "同 clock.<name>.mean" "As clock.<name>.mean";
    "clock.<name>.p95" Time Less
        "时钟 P95" "clock, P95"
        "95% 的办件，这一时钟不超过这一时间。" "In 95% of the cases the clock runs no longer."
        "同 clock.<name>.mean" "As clock.<name>.mean";
    "clock.<name>.paused" Time Less
        "时钟停表" "clock, paused"
        "这一时钟平均停表多久。" "How long the clock stands still on average."
        "同 clock.<name>.mean" "As clock.<name>.mean";
    "clock.<name>.gap" Time Less
        "时钟之外的时间" "time outside the clock"
        "全程时间均值减去时钟均值：申请人在等、而这一时钟看不见的时间。"
        "Mean lead time less the clock's mean: what the applicant waits and the clock does not see."
        "本工具" "This tool";
    "clock.<name>.statutory.met" Share More
        "法定时限达成率" "statutory limit met"
        "时钟不超过法定时限的概率，恰好等于时限也算达成；不含延长。" "P(clock ≤ statutory limit), the limit itself included; without extension."
        "同 clock.<name>.mean" "As clock.<name>.mean";
    "clock.<name>.promised.met" Share More
        "承诺时限达成率" "promise met"
        "时钟不超过承诺时限的概率，恰好等于时限也算达成；不含延长。" "P(clock ≤ promised limit), the limit itself included; without extension."
        "同 clock.<name>.mean" "As clock.<name>.mean";
    "promise.<name>.smallest" Time Less
        "可承诺的最短时限" "smallest promise"
        "95% 的办件能够做到的最短整日承诺。" "The least number of whole working days that 95% of the cases keep."
        "本工具" "This tool";
    "critical-path.length" Time Less
        "关键路径" "critical path"
        "主情形下从开始到申请人时间结束的最长路径，各步骤按平均时间计；主情形指每处分支取概率最大且不属返工的一支，可选并行分支概率不低于 50% 时计入。"
        "The longest path from the start to the end of the applicant's time on the main scenario, each step with its mean time. The main scenario takes at every decision the likeliest branch that is not rework, and an optional parallel branch from 50% on."
        "关键路径法：Kelley 与 Walker（1959）" "Critical path method: Kelley and Walker (1959)";
    "tasks" Count Less
        "任务数" "tasks"
        "主情形下的步骤数，每个只计一次；分流点和申请人自己办的步骤不计。"
        "Steps on the main scenario, each once; routing points and the applicant's own steps do not count."
        "本工具口径“办事指南”" "Counting profile guide";
    "stages" Count Less
        "环节数" "stages"
        "主情形下各任务所属的对外环节（stage），相同的只计一个；任一步骤写了 stage，没写的视为内部步骤；都没写则每个任务计一个。"
        "Distinct applicant-facing stages (stage) of the tasks. If any step has a stage, those without are internal; if none has, each task is its own."
        "办事指南公布的环节" "Stages as published in service guides";
    "departments" Count Less
        "部门数" "departments"
        "各任务的办理部门和联合办理部门（with），政府部门和中介机构计入，相同的只计一个。"
        "Distinct departments of kind government or intermediary that do the tasks, further departments of joint steps (with) included."
        "本工具口径“办事指南”" "Counting profile guide";
    "offices" Count Less
        "科室数" "offices"
        "各任务办理者中写明的科室（部门/科室），相同的只计一个。"
        "Distinct offices (department/office) that do the tasks."
        "本工具口径“办事指南”" "Counting profile guide";
    "visits" Count Less
        "跑动次数" "visits"
        "主情形下申请人须到场的次数之和；窗口和自助渠道默认 1 次，其余默认 0 次。"
        "Times the applicant must come on the main scenario; 1 by default at a counter or a self-service machine, else 0."
        "办事指南的“到办事现场次数”" "Times to the counter, as published in service guides";
    "visits.expected" Count Less
        "期望跑动次数" "expected visits"
        "各步骤期望执行次数与到场次数之积的和，含返工。"
        "Σ expected executions × visits, rework included."
        "本工具" "This tool";
    "visits.max" Count Less
        "最多跑动次数" "most visits"
        "所有走法中跑动次数的最大值；返工计到 max 次，没有 max 的返工计一次，并列为假设。"
        "The most visits on any way through; rework up to max; rework without max once, which is told as an assumption."
        "本工具" "This tool";
    "visits.at-most-one" Share More
        "最多跑一次的概率" "P(at most one visit)"
        "一个办件的跑动次数不超过一次的概率。"
        "The share of cases that need at most one visit."
        "“最多跑一次”“一次办好”" "At most one visit (最多跑一次)";
    "materials.kinds" Count Less
        "材料种数" "materials, kinds"
        "主情形下申请人提交的不同材料的种数；只写了份数的，按互不重复计。"
        "Distinct materials that the applicant hands in on the main scenario; where only a number is given, each counts as a kind of its own."
        "办事指南的材料清单" "Lists of materials in service guides";
    "materials.submissions" Count Less
        "材料件次" "materials, submissions"
        "主情形下各步骤收取的材料数之和，同一材料每交一次计一次，份数不重复计。"
        "Materials handed in, added up over the steps of the main scenario: each time counts, copies do not."
        "以“件次”公布的改革成效" "Reform results published in 件次";
    "materials.submissions.expected" Count Less
        "期望材料件次" "expected submissions"
        "各步骤至少执行一次的概率与所收材料数（按 p 折算）之积的和；重复执行不再收取。"
        "Σ P(a step is executed at all) × the materials it collects, each with its p; a repeated execution collects nothing again."
        "本工具" "This tool";
    "data-items.asked" Count Less
        "填报项次" "data items filled in"
        "主情形下申请人在各步骤填报的数据项之和，同一项每填一次计一次。"
        "Data items that the applicant fills in, added up over the steps of the main scenario."
        "表单要素" "Form fields";
    "data-items.kinds" Count Less
        "数据项种数" "data items, kinds"
        "主情形下申请人填报的不同数据项的种数。"
        "Distinct data items that the applicant fills in on the main scenario."
        "表单要素" "Form fields";
    "handoffs" Count Less
        "交接次数" "handoffs"
        "主情形下由流向相连、部门不同的步骤对数；分流点、递送和系统步骤、申请人的步骤视为透明，不作为一方。"
        "Pairs of steps of different departments joined by a flow on the main scenario; routing points, carriers, systems and the applicant's steps are looked through and are no party."
        "本工具" "This tool";
    "handoffs.expected" Count Less
        "期望交接次数" "expected handoffs"
        "部门之间流转的期望次数之和，含返工。"
        "Expected traversals between departments, rework included."
        "本工具" "This tool";
    "handoffs.applicant" Count Less
        "申请人跑腿的交接" "handoffs by the applicant"
        "后一步骤收取前一步骤的产物，或两个步骤都要申请人到场的交接。"
        "Handoffs where the later step collects what the earlier one produced, or both need a visit."
        "本工具" "This tool";
    "handoffs.data" Count Neither
        "数据流转的交接" "handoffs by data"
        "不由申请人跑腿的交接。改革后这一项常会上升。"
        "Handoffs that the applicant does not carry. A good reform often makes them rise."
        "本工具" "This tool";
    "handoffs.cross-tier" Count Less
        "跨层级交接" "handoffs across tiers"
        "双方层级（tier）不同的交接。" "Handoffs between different tiers (tier)."
        "“三跨”" "Boundaries 三跨";
    "handoffs.cross-region" Count Less
        "跨地域交接" "handoffs across regions"
        "双方地域（region）不同的交接。" "Handoffs between different regions (region)."
        "“三跨”" "Boundaries 三跨";
    "handoffs.cross-system" Count Less
        "跨系统交接" "handoffs across systems"
        "双方业务系统（system）不同的交接。" "Handoffs between different computer systems (system)."
        "“三跨”" "Boundaries 三跨";
    "ping-pong" Count Less
        "往返流转" "ping-pong"
        "主情形下办件离开一个部门、经另一个部门又回到该部门的次数。"
        "Times a case comes back on the main scenario to a department that it left for another: A→B→A."
        "本工具" "This tool";
    "fees.applicant" Money Less
        "申请人费用" "fees, applicant"
        "主情形下由申请人缴纳的费用（单价乘数量）。" "Fees paid by the applicant on the main scenario (amount × quantity)."
        "办事指南的收费项目" "Fees in service guides";
    "fees.government" Money Neither
        "财政负担费用" "fees, government"
        "主情形下由财政负担的费用（单价乘数量）。" "Fees paid by government on the main scenario (amount × quantity)."
        "办事指南的收费项目" "Fees in service guides";
    "touch-time" Time Less
        "实际工作时间" "touch time"
        "各步骤期望执行次数与工作时间（work）之积的和。" "Σ expected executions × hands-on time (work)."
        "办公精益：加工时间 PT" "Lean office: process time PT";
    "activity-ratio" Share More
        "作业时间占比" "activity ratio"
        "全程时间均值中动手办理的时间所占比例；有步骤只写总用时的，不计算。"
        "The share of hands-on work in the mean lead time; not computed where a step gives only its total time."
        "办公精益：ΣPT/ΣLT" "Lean office: ΣPT/ΣLT";
    "value-added" Share More
        "增值时间占比" "value-added share"
        "全程时间均值中对申请人有价值（customer）的工作所占比例；等待和递送不增值。"
        "The share of work that is of value to the applicant (customer) in the mean lead time; waiting and carrying are worth nothing."
        "增值分析（VA、BVA、NVA）" "Value-added analysis (VA, BVA, NVA)";
    "wait.<cause>" Time Less
        "等待" "waiting"
        "全程时间均值中因这一原因等待的时间；各原因与工作时间之和即均值。"
        "Waiting for this reason in the mean lead time; over all causes, with the work, they add up to the mean."
        "本工具" "This tool";
    "cost" Money Less
        "办理成本" "cost"
        "期望执行次数、工作时间与每小时成本之积的和；联合办理的每个部门都计。"
        "Σ expected executions × hands-on time × cost of an hour; each department of a joint step counts."
        "作业成本法" "Activity-based costing";
    "burden.minutes" Minutes Less
        "申请人耗时" "the applicant's minutes"
        "申请人自己办的步骤的工作时间，加上每次跑动的路途时间，按期望次数计。"
        "Hands-on time of the applicant's own steps and the travel of each visit, over the expected executions."
        "欧盟标准成本模型" "EU Standard Cost Model";
    "burden.money" Money Less
        "申请人负担" "the applicant's burden"
        "申请人耗时乘以每小时单价。" "The applicant's time × the tariff of an hour."
        "欧盟标准成本模型：单价×数量" "EU Standard Cost Model: price × quantity";
    "burden.per-year" MoneyPerYear Less
        "全年申请人负担" "burden a year"
        "申请人负担乘以年办件量。" "The applicant's burden × cases a year."
        "欧盟标准成本模型：单价×数量" "EU Standard Cost Model: price × quantity";
    "online.share" Share More
        "无需到场比例" "share without presence"
        "面向申请人的步骤（要到场、交材料、填数据项或由申请人办理）中无需到场的比例，不论是否在主情形上。"
        "Of all steps facing the applicant (a visit, materials or data to give, or done by the applicant), the share that needs no presence."
        "全程网办" "Fully online service";
    "first-time-right" Share More
        "一次通过率" "first time right"
        "不走任何返工分支的概率；去掉回流后到不了任何终点的分支为返工分支。"
        "The share of cases in which no rework branch is taken. A branch is rework if no end can be reached from it once the flows back are taken away."
        "办公精益：累计完整准确率" "Lean office: rolled %C&A";
    "outcome.<name>" Share Neither
        "结局概率" "outcome"
        "办件的最后一条流在该终点结束的概率；发生一票否决的，以其终点为准。"
        "The probability that the case's last flow ends there; a branch that cancels everything else decides."
        "本工具" "This tool";
    "annual.<figure>" AsNamed Neither
        "全年" "in a year"
        "对比时用：该指标乘以年办件量（volume）；前后都按改革前的办件量计，改革前没有写的按改革后的计。"
        "In a comparison: the figure times the cases of a year (volume), on both sides those of the as-is, or of the to-be where the as-is gives none."
        "欧盟标准成本模型：单价×数量" "EU Standard Cost Model: price × quantity";
    "findings.error" Count Less
        "错误数" "errors"
        "错误级发现的个数。" "Findings that are errors."
        "规则目录" "Rule catalogue";
    "findings.warning" Count Less
        "警告数" "warnings"
        "警告级发现的个数。" "Findings that are warnings."
        "规则目录" "Rule catalogue";
    "findings.not-evaluated" Count Neither
        "未评估规则数" "rules not evaluated"
        "因模型缺少所需信息而未评估的规则数。" "Rules that lack what they need in the model."
        "规则目录" "Rule catalogue";
}

/// The row of a figure: by its id, or by the id that stands for a family (`outcome.rejected`, `clock.case.mean`).
pub fn find(id: &str) -> Option<&'static Entry> {
    ALL.iter().find(|entry| entry.id == id || member(entry.id, id).is_some())
}

/// The name of one member of a family: `case` of `clock.case.mean` in `clock.<name>.mean`.
pub fn member<'i>(family: &str, id: &'i str) -> Option<&'i str> {
    let (before, after) = family.split_once('<')?;
    let (_, after) = after.split_once('>')?;
    id.strip_prefix(before)?.strip_suffix(after).filter(|name| !name.is_empty())
}

/// The place of a figure in the catalogue; ids that are in none come last.
pub fn place(id: &str) -> usize {
    find(id).and_then(|found| ALL.iter().position(|entry| entry.id == found.id)).unwrap_or(ALL.len())
}
