//! The words of administrative reform as this tool uses them, one meaning each.

use super::{Term, Text};

/// Terms of one theme.
#[derive(Debug)]
pub struct Theme {
    /// What they are about.
    pub name: Text,
    /// The terms, in the order in which one needs them.
    pub terms: &'static [Term],
}

macro_rules! glossary {
    ($($theme_zh:literal $theme_en:literal { $($key:literal $zh:literal $en:literal $says_zh:literal $says_en:literal)+ })+) => {
        /// Every term, by theme.
        pub static GLOSSARY: &[Theme] = &[$(Theme {
            name: Text::fixed($theme_zh, $theme_en),
            terms: &[$(Term { key: $key, name: Text::fixed($zh, $en), meaning: Text::fixed($says_zh, $says_en) },)+],
        },)+];
    };
}

glossary! {
    "事项与办件" "Items and cases" {
        "re-engineering" "流程再造" "process re-engineering"
            "打破原有流程，按办成一件事重新设计。" "Designing a process anew from the result that the applicant wants."
        "item" "事项" "service item"
            "政府依法办理的一项业务，列入清单并编码。" "One thing that government handles by law, listed and coded."
        "implementation-list" "实施清单" "implementation list"
            "逐项公布事项要素（时限、材料、跑动次数等）的清单。" "The published list of an item's facts: limits, materials, visits and more."
        "service-guide" "办事指南" "service guide"
            "写给申请人的办理说明，内容取自实施清单。" "Instructions for applicants, taken from the implementation list."
        "powers-list" "权责清单" "powers-and-duties list"
            "部门行使的权力和对应责任的清单。" "The list of a department's powers and what it answers for."
        "case" "办件" "case"
            "一次具体的申请及其办理。" "One application and its handling."
        "on-the-spot-case" "即办件" "on-the-spot case"
            "当场办结的办件。" "A case that is completed while the applicant waits."
        "committed-time-case" "承诺件" "committed-time case"
            "在承诺时限内办结的办件。" "A case that is completed within a promised limit."
        "joint-case" "联办件" "joint case"
            "须由几个部门共同办理的办件。" "A case that several departments handle together."
        "life-event" "一件事" "life-event bundle"
            "申请人眼中的一件事，背后是多个部门的多个事项，合在一起办。" "What is one thing to the applicant and several items to government, handled as one."
        "one-licence-per-trade" "一业一证" "one licence per trade"
            "开一家店所需的多张许可证合成一张行业综合许可证。" "The licences that a trade needs, merged into one."
        "separate-licence" "证照分离" "separating permits from the licence"
            "先领营业执照，许可另办，并逐项取消、改备案或告知承诺。" "The business licence comes first; permits are apart, and are dropped, filed or pledged one by one."
    }
    "步骤与审批" "Steps and approval" {
        "step" "步骤" "step"
            "流程中由一个部门负责的一段办理，即 steps 里的一项。公文里有时也叫环节，本工具一律称步骤。" "A part of a process that one department does and answers for: an entry of `steps`. Official papers sometimes call it 环节, as they do a stage; here it is always 步骤."
        "stage" "环节" "stage"
            "申请人看得到的一段办理，即“减环节”和办事指南所说的环节（stage）；一个环节可以含几个步骤。" "A part of a process that the applicant sees: what service guides list and 减环节 cuts; it may hold several steps."
        "node" "节点" "node"
            "流程图上的一个点：步骤或分流。" "A point of the process graph: a step or a routing point."
        "receipt" "收件" "receipt"
            "收下申请材料，尚未决定是否受理。" "Taking the papers in, before it is decided whether to accept the case."
        "pre-check" "预审" "pre-check"
            "受理前先看材料是否齐全、符合形式。" "Looking before acceptance whether the papers are complete and in form."
        "acceptance" "受理" "acceptance"
            "决定接收申请，法定时限通常由此起算。" "Deciding to take the case; statutory limits usually run from here."
        "refusal-to-accept" "不予受理" "refusal to accept"
            "决定不接收申请并告知理由。" "Deciding not to take the case, with reasons."
        "supplement" "补正" "supplement"
            "申请人补齐或更正材料，所需时间不计入时限。" "The applicant completes or corrects papers; the clocks stand still."
        "one-time-notification" "一次性告知" "one-time notification"
            "把需要补正的内容一次告诉申请人。" "Telling the applicant once all that has to be supplemented."
        "examination" "审查" "examination"
            "核对申请是否符合条件。" "Checking whether the application meets the conditions."
        "formal-review" "形式审查" "formal review"
            "只看材料是否齐全、符合形式。" "Looking only at completeness and form."
        "substantive-review" "实质审查" "substantive review"
            "还要核实内容是否属实、是否符合条件。" "Looking also at whether the content is true and meets the conditions."
        "site-inspection" "现场勘验" "site inspection"
            "到现场查看，也称踏勘。" "Looking at the place itself."
        "special-procedure" "特别程序" "special procedure"
            "听证、检验、鉴定、专家评审等，期间不计入时限。" "Hearing, test, appraisal, expert review and the like, during which the clocks stand still."
        "hearing" "听证" "hearing"
            "听取利害关系人陈述和申辩。" "Hearing those concerned before the decision."
        "expert-review" "专家评审" "expert review"
            "由专家出具评审意见。" "Experts give their opinion."
        "public-notice" "公示" "public notice"
            "向社会公开一段时间，听取异议。" "Showing a matter in public for a time, for objections."
        "consultation" "征求意见" "consultation"
            "请其他部门提出意见，由本部门决定。" "Asking other departments, while the decision stays here."
        "countersignature" "会签" "countersignature"
            "几个部门或领导依次签署同意。" "Several departments or heads sign one after another."
        "sign-off-level" "审批层级" "sign-off level"
            "同一事项在一个部门内要经几级签批。" "How many ranks of one department sign one matter."
        "two-level-sign-off" "一审一核" "two-level sign-off"
            "一人审查、一人核准即可决定。" "One examines, one approves, and it is decided."
        "decision" "决定" "decision"
            "作出准予或不予的决定。" "The decision to grant or refuse."
        "grant" "准予许可" "grant"
            "同意申请。" "The application is granted."
        "refusal" "不予许可" "refusal"
            "不同意申请并说明理由、告知救济途径。" "The application is refused, with reasons and the way to appeal."
        "certificate-making" "制证" "certificate making"
            "制作证照或批文。" "Making the licence or document."
        "delivery" "送达" "delivery"
            "把结果交给申请人。" "Handing the result to the applicant."
        "completion" "办结" "completion"
            "办件办理完毕。" "The end of a case."
        "return" "退件" "return"
            "把办件退回申请人，不再办理。" "Giving a case back to the applicant."
        "withdrawal" "撤件" "withdrawal"
            "申请人自己撤回申请。" "The applicant takes the application back."
        "serial-approval" "串联审批" "serial approval"
            "前一个部门办完，后一个才开始。" "One department starts when the one before has finished."
        "parallel-approval" "并联审批" "parallel approval"
            "几个部门同时办理。" "Several departments work at the same time."
        "lead-department" "牵头部门" "lead department"
            "联合办理时负责组织并对结果负责的部门。" "The department that runs joint work and answers for it."
        "joint-acceptance" "联合验收" "joint acceptance"
            "几个部门一次到场一起验收。" "Several departments inspect a finished work in one visit."
    }
    "材料与数据" "Materials and data" {
        "material" "材料" "material"
            "申请人提交的一份文件。" "A document that the applicant hands in."
        "submission" "件次" "submission"
            "一份材料在一个步骤提交一次，计一件次。" "One material handed in at one step counts once."
        "copies" "份数" "copies"
            "同一材料要几份。" "How many of the same document are asked."
        "data-item" "数据项" "data item"
            "表单要素：申请人填写的一项内容。" "A form field: one thing that the applicant fills in."
        "deferred-document" "容缺受理" "deferred-document acceptance"
            "次要材料暂缺也先受理，限时补齐。" "The case is accepted while a minor document is missing, to follow within a time."
        "pledge" "告知承诺" "notification and pledge"
            "告知条件，申请人书面承诺符合，即予办理，事后核查。" "The conditions are told, the applicant pledges to meet them, and the check comes afterwards."
        "e-licence" "电子证照" "e-licence"
            "与纸质证照效力相同的电子文件，可以调取代替提交。" "The electronic form of a licence, fetched instead of being handed in."
        "e-seal" "电子印章" "e-seal"
            "与实物印章效力相同的电子签章。" "An electronic seal with the force of the real one."
        "data-sharing" "数据共享" "data sharing"
            "部门之间直接核验数据，不要申请人提交。" "Departments look data up with each other and do not ask the applicant."
        "no-document" "免证办" "no-document service"
            "政府核发的证照、能共享的材料一律免于提交。" "What government issued or can share need not be handed in."
    }
    "时间" "Time" {
        "limit" "时限" "time limit"
            "办理必须在多长时间内完成。" "The time within which something must be done."
        "statutory-limit" "法定办结时限" "statutory limit"
            "法律规定的最长办理时间。" "The longest time that the law allows."
        "promised-limit" "承诺办结时限" "promised limit"
            "部门公开承诺的办理时间，不长于法定时限。" "The time that the department promises in public, not above the statutory limit."
        "actual-time" "实际办理时间" "actual time"
            "办件从受理到决定实际用的时间，扣除停表。" "What cases really took from acceptance to decision, less the pauses."
        "three-lines" "三条线" "three lines"
            "法定、承诺、实际三条时限线。" "The statutory, the promised and the actual time of an item."
        "working-day" "工作日" "working day"
            "法定上班的一天，节假日除外、调休上班日在内。" "A day on which offices work: holidays out, make-up days in."
        "calendar-day" "自然日" "calendar day"
            "日历上的一天，不论是否上班。" "Any day, whether offices work or not."
        "overdue" "超期" "overdue"
            "超过时限仍未办结。" "Not completed within the limit."
        "warning-light" "预警" "warning light"
            "临近或超过时限时亮黄灯、红灯。" "Yellow near the limit, red past it."
        "supervision" "督办" "supervision"
            "上级催办并跟踪结果。" "Urging from above, with the result followed."
        "early-completion-rate" "提前办结率" "early-completion rate"
            "早于承诺到期日办结的办件占比。" "The share of cases completed before the promised day."
        "on-time-rate" "按时办结率" "on-time rate"
            "不晚于承诺到期日办结的办件占比。" "The share of cases completed by the promised day."
        "reduction-rate" "压减率" "reduction rate"
            "（改革前 − 改革后）÷ 改革前。" "(Before − after) ÷ before."
        "promise-compression" "承诺时限压缩比" "promise compression ratio"
            "（法定时限 − 承诺时限）÷ 法定时限。" "(Statutory limit − promised limit) ÷ statutory limit."
    }
    "办理方式" "Ways of service" {
        "visits" "跑动次数" "visits"
            "申请人为办成一件事到现场的次数。" "How often the applicant must come in person."
        "at-most-one-visit" "最多跑一次" "at most one visit"
            "申请人到现场不超过一次。" "The applicant comes once or not at all."
        "done-in-one-go" "一次办好" "done in one go"
            "山东的提法：一次告知、一次办成。" "Shandong's name for it: told once, done at once."
        "zero-visit" "零跑动" "zero visit"
            "申请人不用到现场，也称跑零次。" "The applicant need not come at all."
        "one-network" "一网通办" "one-network service"
            "各部门的事项都从同一个网上入口办理。" "All departments' items through one entrance online."
        "one-window" "一窗受理" "one-window intake"
            "一个窗口受理多个部门的事项。" "One counter takes cases in for many departments."
        "integrated-window" "综合窗口" "integrated window"
            "实行一窗受理的窗口。" "The counter of one-window intake."
        "undifferentiated-intake" "无差别受理" "undifferentiated intake"
            "任一窗口都能受理所有事项。" "Any counter takes any case in."
        "front-office" "前台" "front office"
            "面对申请人的受理、出件岗位；审批在后台。" "Where applicants are met; approval is in the back office."
        "instant-approval" "秒批" "instant automatic approval"
            "系统按规则自动审批，当即出结果。" "The system decides by rule, at once."
        "proactive-benefit" "免申即享" "proactive benefit"
            "不用申请，符合条件的自动享受。" "Who is entitled gets it without applying."
        "no-contact" "不见面审批" "no-contact approval"
            "全过程不用与办事人员见面。" "Nobody needs to be met from beginning to end."
        "fully-online" "全程网办" "fully online"
            "从申请到出证都在网上完成。" "From application to licence online."
        "online-depth" "网办深度" "online depth"
            "网上能办到哪一步，分Ⅰ至Ⅳ级。" "How far an item can be done online, in levels Ⅰ to Ⅳ."
        "cross-area" "通办" "cross-area service"
            "在全市、全省或跨省任一地点都能办。" "It can be done anywhere in the city, the province or beyond."
        "assisted" "帮办代办" "assisted or agent handling"
            "由专人协助或代为办理。" "Somebody helps the applicant, or does it for them."
        "area-assessment" "区域评估" "area assessment"
            "对一片区域统一评估，项目不再单独评估。" "An area is assessed once, so that its projects need not be."
        "plan-integration" "多规合一" "plan integration"
            "各类规划合成一张图。" "All kinds of plans on one map."
        "survey-integration" "多测合一" "survey integration"
            "多次测绘合并为一次，结果共用。" "Several surveys made into one, its result shared."
    }
    "机构与评价" "Bodies and feedback" {
        "approval-bureau" "行政审批服务局" "administrative approval service bureau"
            "集中行使审批权的部门，一枚印章管审批。" "The department that holds the approval powers of others under one seal."
        "reform-office" "改革办" "reform office"
            "牵头推进改革的机构。" "The body that runs the reform."
        "line-and-territory" "条块" "vertical line and territorial block"
            "“条”是上下级业务系统，“块”是地方政府。" "A line is a ministry's branch from top to bottom, a block is a local government."
        "delegation" "下放、委托" "delegation"
            "把审批权交给下级或其他机构行使。" "Giving a power of approval to a lower or another body."
        "intermediary" "中介服务" "intermediary service"
            "审批前由社会机构提供的检测、评估、鉴定等。" "Tests, assessments and appraisals by outside bodies that an approval asks for."
        "blockage" "堵点" "blockage"
            "办理卡住的地方。" "Where cases get stuck."
        "pain-point" "痛点" "pain point"
            "申请人最不满意的地方。" "What applicants suffer from most."
        "hard-point" "难点" "hard point"
            "靠一个部门解决不了的问题。" "What no single department can solve."
        "fault-finding-window" "找茬窗口" "fault-finding window"
            "专门听取办事不满和建议的窗口。" "A counter for complaints about the service and ideas."
        "rating" "好差评" "rating system"
            "申请人对每次服务打分，差评必改。" "Applicants rate every service; a bad rating must be followed up."
        "third-party-evaluation" "第三方评估" "third-party evaluation"
            "由独立机构评价改革效果。" "An independent body judges the reform's effect."
        "closed-loop" "闭环" "closed loop"
            "评价结果回到流程中并得到整改。" "What evaluation finds comes back into the process and is mended."
        "business-environment" "营商环境" "business environment"
            "企业从开办到注销所处的制度环境。" "The rules and services that a firm meets from start to end."
    }
}

#[cfg(test)]
mod tests {
    use super::GLOSSARY;

    #[test]
    fn every_key_and_name_stands_once() {
        let terms = GLOSSARY.iter().flat_map(|theme| theme.terms);
        let mut seen = std::collections::HashSet::new();
        for term in terms {
            assert!(seen.insert(term.key) && seen.insert(&term.name.zh), "{} {} stands twice", term.key, term.name.zh);
            assert!(term.meaning.zh.ends_with('。') && term.meaning.en.ends_with('.'), "{} is no sentence", term.key);
        }
    }
}
