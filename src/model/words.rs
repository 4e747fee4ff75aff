//! The fixed words of the language: an English key and the Chinese word that may be written instead.

use crate::wording::{Lang, Speak, Text};
use std::fmt;

/// A closed list of words: what the reader, the schema and `docs/terms.md` need to know of it.
pub trait Word: Sized + Copy + PartialEq + 'static {
    /// What the list is called in the docs.
    const LIST: Text;
    /// Every word with its key, its Chinese spelling, and its English name for readers.
    const ALL: &'static [(Self, &'static str, &'static str, &'static str)];

    /// The English key, as YAML has it.
    fn key(self) -> &'static str {
        Self::ALL.iter().find(|row| row.0 == self).map_or("", |row| row.1)
    }

    /// The Chinese word.
    fn zh(self) -> &'static str {
        Self::ALL.iter().find(|row| row.0 == self).map_or("", |row| row.2)
    }

    /// The word in both languages, for sentences and tables.
    fn text(self) -> Text {
        Self::ALL.iter().find(|row| row.0 == self).map_or(Text::fixed("", ""), |row| Text::fixed(row.2, row.3))
    }

    /// The word by its key or its Chinese spelling.
    fn read(text: &str) -> Option<Self> {
        Self::ALL.iter().find(|row| row.1 == text || row.2 == text).map(|row| row.0)
    }
}

/// A closed list as plain data: its name, and for each word the key, the Chinese spelling and the English name.
pub type List = (Text, Vec<(&'static str, &'static str, &'static str)>);

/// Every closed list, in the order of the language.
pub fn lists() -> Vec<List> {
    vec![
        list::<Variant>(),
        list::<CaseType>(),
        list::<DepartmentKind>(),
        list::<Tier>(),
        list::<StaffKind>(),
        list::<Issuer>(),
        list::<Form>(),
        list::<Need>(),
        list::<SubstituteWay>(),
        list::<StepKind>(),
        list::<Channel>(),
        list::<WaitCause>(),
        list::<Medium>(),
        list::<FixedCriterion>(),
        list::<Depth>(),
        list::<Method>(),
        list::<Discretion>(),
        list::<Payer>(),
        list::<Value>(),
        list::<SystemStatus>(),
        list::<JoinKind>(),
        list::<ReworkCause>(),
        list::<StartDay>(),
        list::<PauseBoundary>(),
        list::<RestDay>(),
        list::<Claim>(),
        list::<LineRatio>(),
    ]
}

fn list<W: Word>() -> List {
    (W::LIST, W::ALL.iter().map(|row| (row.1, row.2, row.3)).collect())
}

macro_rules! words {
    ($(#[$doc:meta])* $name:ident ($list_zh:literal, $list_en:literal) { $($variant:ident $key:literal $zh:literal $en:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $name { $(#[doc = concat!("`", $key, "`, ", $zh)] $variant,)+ }

        impl Word for $name {
            const LIST: Text = Text::fixed($list_zh, $list_en);
            const ALL: &'static [(Self, &'static str, &'static str, &'static str)] = &[$(($name::$variant, $key, $zh, $en),)+];
        }

        impl Speak for $name {
            fn speak(&self, lang: Lang, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str(self.text().get(lang))
            }
        }
    };
}

words! {
    /// What a process file describes.
    Variant ("文件类别", "variant") {
        AsIs "as-is" "现状" "as-is",
        ToBe "to-be" "再造后" "to-be",
        Template "template" "模板" "template",
    }
}
words! {
    /// What a party is. Only government and intermediary count as departments.
    DepartmentKind ("部门类别", "kind of department") {
        Government "government" "政府部门" "government",
        Intermediary "intermediary" "中介" "intermediary",
        Applicant "applicant" "申请人" "applicant",
        System "system" "系统" "system",
        Carrier "carrier" "递送" "carrier",
    }
}
words! {
    /// A tier of government, from the nation to the village.
    Tier ("层级", "tier") {
        National "national" "国" "national",
        Provincial "provincial" "省" "provincial",
        City "city" "市" "city",
        County "county" "县" "county",
        Town "town" "镇" "town",
        Village "village" "村" "village",
    }
}
words! {
    /// How people are employed.
    StaffKind ("用工性质", "kind of staff") {
        Established "established" "编制" "established post",
        Dispatched "dispatched" "派遣" "dispatched",
        Outsourced "outsourced" "外包" "outsourced",
    }
}
words! {
    /// What a step is.
    StepKind ("步骤类型", "kind of step") {
        Apply "apply" "申请" "application",
        Precheck "precheck" "预审" "pre-check",
        Intake "intake" "受理" "acceptance",
        Review "review" "审查" "review",
        Verify "verify" "核验" "verification",
        Inspect "inspect" "勘验" "site inspection",
        Consult "consult" "征求意见" "consultation",
        Countersign "countersign" "会签" "countersignature",
        Notice "notice" "公示" "public notice",
        Hearing "hearing" "听证" "hearing",
        ExpertReview "expert-review" "专家评审" "expert review",
        Approve "approve" "决定" "decision",
        Register "register" "登记" "registration",
        Charge "charge" "收费" "charging",
        Make "make" "制证" "certificate making",
        Deliver "deliver" "送达" "delivery",
        Notify "notify" "告知" "notification",
        Transfer "transfer" "转送" "transfer",
        Archive "archive" "归档" "archiving",
        Supervise "supervise" "监管" "supervision",
        Evaluate "evaluate" "评价" "evaluation",
        Route "route" "分流" "routing",
    }
}
words! {
    /// How the applicant meets the step.
    Channel ("办理渠道", "channel") {
        Counter "counter" "窗口" "counter",
        Online "online" "网上" "online",
        Mobile "mobile" "掌上" "mobile",
        SelfService "self-service" "自助" "self-service",
        Mail "mail" "邮寄" "mail",
        Phone "phone" "电话" "phone",
        OnSite "on-site" "上门" "on site",
        Auto "auto" "自动" "automatic",
        Internal "internal" "内部" "internal",
    }
}
words! {
    /// Why work has not begun.
    WaitCause ("等待原因", "cause of wait") {
        Queue "queue" "排队" "queue",
        Meeting "meeting" "等会" "meeting",
        Batch "batch" "攒批" "batch",
        Mail "mail" "邮寄" "mail",
        Notice "notice" "公示" "notice",
        Other "other" "其他" "other",
    }
}
words! {
    /// Why a case is sent back.
    ReworkCause ("返工原因", "cause of rework") {
        Papers "papers" "材料不齐" "incomplete papers",
        Content "content" "内容有误" "wrong content",
        Conditions "conditions" "条件不符" "conditions not met",
        Other "other" "其他" "other",
    }
}
words! {
    /// The form in which a material is asked.
    Form ("材料形式", "form of a material") {
        Original "original" "原件" "original",
        Copy "copy" "复印件" "copy",
        Notarised "notarised" "公证件" "notarised copy",
        Stamped "stamped" "盖章件" "stamped copy",
        Electronic "electronic" "电子件" "electronic",
    }
}
words! {
    /// Whether a material must be there.
    Need ("必要性", "need of a material") {
        Required "required" "必要" "required",
        Optional "optional" "非必要" "optional",
        Deferrable "deferrable" "容缺后补" "deferrable",
    }
}
words! {
    /// What stands in a material's place.
    SubstituteWay ("替代方式", "way of substitution") {
        DataSharing "data-sharing" "数据共享" "data sharing",
        ELicence "e-licence" "电子证照" "e-licence",
        Pledge "pledge" "告知承诺" "notification and pledge",
        InternalCheck "internal-check" "内部核查" "internal check",
        Cancelled "cancelled" "取消" "cancelled",
        Merged "merged" "合并" "merged",
    }
}
words! {
    /// How the products of a transfer travel.
    Medium ("传递方式", "medium") {
        Paper "paper" "纸质" "paper",
        Data "data" "数据" "data",
    }
}
words! {
    /// How deep a check goes.
    Depth ("审查深度", "depth of a check") {
        Formal "formal" "形式审查" "formal",
        Substantive "substantive" "实质审查" "substantive",
    }
}
words! {
    /// Who checks.
    Method ("审查方式", "method of a check") {
        Human "human" "人工" "human",
        Auto "auto" "自动" "automatic",
    }
}
words! {
    /// How much is left to judgement.
    Discretion ("裁量", "discretion") {
        None "none" "无裁量" "none",
        Bounded "bounded" "有限裁量" "bounded",
        Open "open" "自由裁量" "open",
    }
}
words! {
    /// Who pays.
    Payer ("付费方", "payer") {
        Applicant "applicant" "申请人" "applicant",
        Government "government" "财政" "government",
    }
}
words! {
    /// What a step is worth to the applicant (value-added analysis).
    Value ("价值", "value") {
        Customer "customer" "增值" "customer value-adding",
        Business "business" "必要非增值" "business value-adding",
        None "none" "非增值" "non-value-adding",
    }
}
words! {
    /// Whether a system is there.
    SystemStatus ("系统状态", "status of a system") {
        Existing "existing" "既有" "existing",
        New "new" "新建" "new",
        Shared "shared" "共享" "shared",
    }
}
words! {
    /// How flows meet.
    JoinKind ("汇合", "join") {
        One "one" "任一" "one",
        All "all" "全部" "all",
    }
}
words! {
    /// How a case is handled.
    CaseType ("办件类型", "case type") {
        OnTheSpot "instant" "即办件" "on-the-spot case",
        Promised "promised" "承诺件" "committed-time case",
    }
}
words! {
    /// Who issues a material, where it is no department of the process.
    Issuer ("出具机构", "issuer") {
        Applicant "applicant" "申请人" "applicant",
        Government "government" "政府部门" "government",
        ThirdParty "third-party" "第三方" "third party",
    }
}
words! {
    /// Criteria of a check that rules know; any other may be written.
    FixedCriterion ("核查内容", "criterion") {
        Identity "identity" "身份" "identity",
        Authenticity "authenticity" "真伪" "authenticity",
    }
}
words! {
    /// Whether the day on which a limit starts counts.
    StartDay ("起算日", "start day of a limit") {
        Exclude "exclude" "不计" "not counted",
        Include "include" "计入" "counted",
    }
}
words! {
    /// Whether the day on which a pause starts is paused.
    PauseBoundary ("停表起日", "first day of a pause") {
        ExcludeStart "exclude-start" "次日停表" "paused from the next day",
        IncludeStart "include-start" "当日停表" "paused from that day",
    }
}
words! {
    /// Where a limit in calendar days goes that ends on a rest day.
    RestDay ("期满遇休息日", "limit that ends on a rest day") {
        NextWorkingDay "next-working-day" "顺延" "next working day",
        Stay "stay" "不顺延" "stays",
    }
}
words! {
    /// What a policy may claim of a whole process: one counter-example breaks it.
    Claim ("政策要求", "claim of a policy") {
        EveryStepOnline "every-step-online" "全程网办" "every step online",
        EveryMaterialDeferrableOrMain "every-material-deferrable-or-main" "非主审材料均可容缺" "every material deferrable or main",
        EveryMaterialOnce "every-material-once" "材料只交一次" "every material handed in once",
        EveryVisitHasBasis "every-visit-has-basis" "到场均有依据" "every visit has a basis",
        NoFeeForApplicant "no-fee-for-applicant" "申请人零收费" "no fee for the applicant",
    }
}
words! {
    /// Two lines of a clock, the first measured by the second.
    LineRatio ("两线之比", "ratio of two lines") {
        PromisedOfStatutory "promised-of-statutory" "承诺比法定" "promised of statutory",
        ActualOfPromised "actual-of-promised" "实际比承诺" "actual of promised",
        ActualOfStatutory "actual-of-statutory" "实际比法定" "actual of statutory",
    }
}
