use super::{ADD, BASIS, END, Field, NEW_STEP, Noun, SET, Shape, Space, WAIT, words};
use crate::model::words::SubstituteWay;
use crate::say;
use crate::wording::Text;

const STEPS: &[Shape] = &[Shape::Ref(Space::Step), Shape::List(&[Shape::Ref(Space::Step)])];
const MATERIALS: &[Shape] = &[Shape::Ref(Space::Material), Shape::List(&[Shape::Ref(Space::Material)])];
const WHICH: Text = say!(zh: "哪些步骤", en: "which steps");

/// One of `do:` The keys are those of `model::plan::Operation`; a test holds them to it.
pub static OPERATION: Noun = Noun {
    key: "operation",
    name: say!(zh: "操作", en: "operation"),
    fields: &[
        Field::new(
            "remove",
            STEPS,
            "[复审]",
            say!(zh: "取消步骤：通向它的改为通向它之后的步骤", en: "leaves steps out: what led to one leads to what follows it"),
        ),
        Field::new(
            "merge",
            &[Shape::Noun(&MERGE)],
            "{ steps: [核名, 登记], into: { id: 登记, elapsed: 1d } }",
            say!(zh: "合并步骤：前后相连的几步，或同一处并行的几路，合成一步", en: "makes one step of several in a row, or of parallel branches of one block"),
        ),
        Field::new(
            "split",
            &[Shape::Noun(&SPLIT)],
            "{ step: 登记, into: [{ id: 受理, work: 1h }, { id: 审核, work: 2h }] }",
            say!(zh: "拆分步骤：一步拆成前后相连的几步", en: "makes several steps in a row of one"),
        ),
        Field::new(
            "parallelise",
            STEPS,
            "[刻章, 领票, 社保]",
            say!(zh: "并联办理：前后相连的几步同时办；要用前一步成果的，或法定有先后的，仍在其后。后面的措施去掉了这种依赖，也随之并起来", en: "does steps in a row in parallel; one that needs what another makes, or must follow it by law, stays behind it. Where a later measure takes such a need away, it moves up"),
        ),
        Field::new(
            "reorder",
            &[Shape::List(&[Shape::Ref(Space::Step)])],
            "[收费, 审查]",
            say!(zh: "调整顺序：前后相连的几步按所列顺序办", en: "does steps in a row in the order given"),
        ),
        Field::new(
            "move",
            &[Shape::Noun(&MOVE)],
            "{ steps: [受理], to: 综合窗口 }",
            say!(zh: "改由另一部门办理", en: "gives steps to another department"),
        ),
        Field::new(
            "automate",
            &[Shape::Noun(&AUTOMATE)],
            "{ steps: [社保], work: 1min }",
            say!(zh: "自动办理：由系统完成，不用等，也不用跑", en: "has a system do the steps: no wait, no visit"),
        ),
        Field::new(
            "put-online",
            &[Shape::Noun(&PUT_ONLINE)],
            "{ steps: [申请] }",
            say!(zh: "网上办理：不用到现场", en: "puts steps online: no visit"),
        ),
        Field::new(
            "shorten",
            &[Shape::MapOf(&[Shape::Duration, Shape::Noun(&TIMES)])],
            "{ 登记: 0.5d, 刻章: { work: 1h, wait: 0 } }",
            say!(zh: "压缩时间：各步骤的总用时，或几项时间", en: "gives steps new times: the total, or several fields of time"),
        ),
        Field::new(
            "stop-collecting",
            &[Shape::Noun(&STOP_COLLECTING)],
            "{ materials: [身份证], by: e-licence }",
            say!(zh: "不再收取材料，注明以什么替代", en: "no longer collects materials, and says what stands in their place"),
        ),
        Field::new(
            "stop-asking",
            &[Shape::Noun(&STOP_ASKING)],
            "{ data: [姓名] }",
            say!(zh: "不再填写数据项", en: "no longer asks for data items"),
        ),
        Field::new(
            "defer",
            &[Shape::Noun(&DEFER)],
            "{ materials: [消防意见], until: 发证, within: 20d }",
            say!(zh: "容缺后补：材料可以晚交", en: "lets materials follow later"),
        ),
        Field::new(
            "pool",
            &[Shape::Noun(&POOL)],
            "{ departments: [登记窗口, 税务窗口], into: 综合窗口 }",
            say!(zh: "合并部门：几个部门的步骤归一个", en: "gives what several departments do to one"),
        ),
        Field::new(
            "set",
            &[Shape::Noun(&SET)],
            "{ step: 登记, channel: online, visits: 0 }",
            say!(zh: "改写步骤的字段；键后空着的，删去这一项", en: "writes fields of a step anew; a key without a value takes the field away"),
        ),
        Field::new(
            "add",
            &[Shape::Noun(&ADD)],
            "{ step: { id: 一次领取, by: 综合窗口 }, after: 领票 }",
            say!(zh: "增加步骤", en: "puts a step in"),
        ),
    ],
    choice: crate::model::plan::Operation::KEYS,
};

/// `merge:`
pub static MERGE: Noun = Noun {
    key: "merge",
    name: say!(zh: "合并步骤", en: "merge"),
    fields: &[
        Field::required("steps", STEPS, "[核名, 登记]", WHICH),
        Field::required(
            "into",
            &[Shape::Noun(&NEW_STEP)],
            "{ id: 登记, by: 市场监管局, elapsed: 1d }",
            say!(zh: "合并成的步骤；没有写的取原各步骤的：材料和数据项合在一起，时间相加，跑动取最多的", en: "the step they become; what is not said comes from the steps: materials and data together, times added up, the most visits"),
        ),
    ],
    choice: &[],
};

/// `split:`
pub static SPLIT: Noun = Noun {
    key: "split",
    name: say!(zh: "拆分步骤", en: "split"),
    fields: &[
        Field::required("step", &[Shape::Ref(Space::Step)], "登记", say!(zh: "哪个步骤", en: "which step")),
        Field::required(
            "into",
            &[Shape::List(&[Shape::Noun(&NEW_STEP)])],
            "[{ id: 受理, work: 1h }, { id: 审核, work: 2h }]",
            say!(zh: "拆成的步骤，各写各的时间；各步骤都没有写的，收取归第一步，产生归最后一步", en: "the steps it becomes, each with its time; what none of them says goes to the first (collects and the like) or to the last (produces and the like)"),
        ),
    ],
    choice: &[],
};

/// `move:`
pub static MOVE: Noun = Noun {
    key: "move",
    name: say!(zh: "改由另一部门", en: "move"),
    fields: &[
        Field::required("steps", STEPS, "[受理]", WHICH),
        Field::required(
            "to",
            &[Shape::Ref(Space::Department)],
            "综合窗口",
            say!(zh: "改由哪个部门", en: "the department that now does them"),
        ),
    ],
    choice: &[],
};

/// `automate:`
pub static AUTOMATE: Noun = Noun {
    key: "automate",
    name: say!(zh: "自动办理", en: "automate"),
    fields: &[
        Field::required("steps", STEPS, "[社保]", WHICH),
        Field::required("work", &[Shape::Duration], "1min", say!(zh: "机器用时", en: "how long the machine takes")),
    ],
    choice: &[],
};

/// `put-online:`
pub static PUT_ONLINE: Noun = Noun {
    key: "put-online",
    name: say!(zh: "网上办理", en: "put online"),
    fields: &[Field::required("steps", STEPS, "[申请]", WHICH)],
    choice: &[],
};

/// Times of a step in `shorten:`
pub static TIMES: Noun = Noun {
    key: "times",
    name: say!(zh: "新的时间", en: "new times"),
    fields: &[
        Field::new("work", &[Shape::Duration], "1h", say!(zh: "实际办理用时", en: "hands-on time")),
        Field::new(
            "wait",
            &[Shape::Duration, Shape::Noun(&WAIT), Shape::List(&[Shape::Duration, Shape::Noun(&WAIT)])],
            "0",
            say!(zh: "开始办理之前的等待", en: "time before the work starts"),
        ),
        Field::new("elapsed", &[Shape::Duration], "0.5d", say!(zh: "总用时", en: "total time in the step")),
        Field::new("limit", &[Shape::Amount], "1d", say!(zh: "步骤的时限", en: "the step's own time limit")),
    ],
    choice: &[],
};

/// `stop-collecting:`
pub static STOP_COLLECTING: Noun = Noun {
    key: "stop-collecting",
    name: say!(zh: "不再收取材料", en: "stop collecting"),
    fields: &[
        Field::required("materials", MATERIALS, "[身份证]", say!(zh: "哪些材料", en: "which materials")),
        Field::new(
            "at",
            STEPS,
            "[领票]",
            say!(zh: "在哪些步骤；不写则所有步骤", en: "at which steps; by default at every step"),
        ),
        Field::required(
            "by",
            &[Shape::Word(words::<SubstituteWay>)],
            "e-licence",
            say!(zh: "替代方式", en: "what stands in their place"),
        ),
        Field::new("system", &[Shape::Text], "电子证照库", say!(zh: "依托的系统", en: "the system that carries it")),
        Field::new("basis", BASIS, "国办发〔2018〕32号", say!(zh: "依据", en: "what it rests on")),
    ],
    choice: &[],
};

/// `stop-asking:`
pub static STOP_ASKING: Noun = Noun {
    key: "stop-asking",
    name: say!(zh: "不再填写", en: "stop asking"),
    fields: &[
        Field::required(
            "data",
            &[Shape::Ref(Space::Data), Shape::List(&[Shape::Ref(Space::Data)])],
            "[姓名]",
            say!(zh: "哪些数据项", en: "which data items"),
        ),
        Field::new(
            "at",
            STEPS,
            "[领票]",
            say!(zh: "在哪些步骤；不写则所有步骤", en: "at which steps; by default at every step"),
        ),
    ],
    choice: &[],
};

/// `defer:`
pub static DEFER: Noun = Noun {
    key: "defer",
    name: say!(zh: "容缺后补", en: "defer"),
    fields: &[
        Field::required("materials", MATERIALS, "[消防意见]", say!(zh: "哪些材料", en: "which materials")),
        Field::new(
            "until",
            &[Shape::Ref(Space::Step)],
            "发证",
            say!(zh: "最迟在哪一步骤之前补齐", en: "the step before which they must be there"),
        ),
        Field::new("within", &[Shape::Amount], "20d", say!(zh: "多长时间内补齐", en: "the time given")),
        Field::new(
            "on-miss",
            &[Shape::Ref(Space::Step), Shape::Noun(&END)],
            "{ end: 退件 }",
            say!(zh: "逾期未补时转到哪一步骤，或如何办结", en: "where the case goes if they do not come"),
        ),
    ],
    choice: &[],
};

/// `pool:`
pub static POOL: Noun = Noun {
    key: "pool",
    name: say!(zh: "合并部门", en: "pool"),
    fields: &[
        Field::required(
            "departments",
            &[Shape::Ref(Space::Department), Shape::List(&[Shape::Ref(Space::Department)])],
            "[登记窗口, 税务窗口]",
            say!(zh: "哪些部门", en: "which departments"),
        ),
        Field::required(
            "into",
            &[Shape::Ref(Space::Department)],
            "综合窗口",
            say!(zh: "归哪个部门", en: "the one that takes them over"),
        ),
    ],
    choice: &[],
};
