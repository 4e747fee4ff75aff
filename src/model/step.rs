use super::{
    Amount, Basis, Duration, Id, Name, Next, Target, Visits,
    words::{Channel, Depth, Discretion, JoinKind, Medium, Method, Payer, StepKind, SystemStatus, Value, WaitCause},
};
use crate::source::{At, Span};

/// One step of a process (language.md §3). What few steps say is in [`StepMore`], so that large files stay small in memory.
///
/// `None` means that nobody wrote the field, which is not the same as zero or an empty list.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// Its id, with the place of the key in the file.
    pub id: At<Id>,
    /// The name; without one the id is the name.
    pub name: Option<Name>,
    /// Who does it and answers for it: `department` or `department/office`.
    pub by: Option<At<Id>>,
    /// What it is.
    pub kind: Option<At<StepKind>>,
    /// The applicant-facing stage 环节 it belongs to.
    pub stage: Option<At<Id>>,
    /// How the applicant meets it; internal by default.
    pub channel: Option<At<Channel>>,
    /// Hands-on time.
    pub work: Option<At<Duration>>,
    /// Time before the work starts, each with its cause.
    pub wait: Vec<At<Wait>>,
    /// Total time in the step, work included; instead of `wait`.
    pub elapsed: Option<At<Duration>>,
    /// Times the applicant must come.
    pub visits: Option<At<Visits>>,
    /// Materials the applicant hands in here.
    pub collects: Option<At<Collects>>,
    /// Data items the applicant fills in here.
    pub asks: Option<At<Asks>>,
    /// What it needs from earlier steps or systems.
    pub uses: Option<Vec<At<Id>>>,
    /// What it makes.
    pub produces: Option<Vec<At<Id>>>,
    /// How flows meet here, where it is written.
    pub join: Option<At<JoinKind>>,
    /// How the case goes on.
    pub next: Next,
    /// The rarer fields.
    pub more: Option<Box<StepMore>>,
}

/// The fields of a step that few steps have.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct StepMore {
    /// Further departments of a joint step; `by` leads.
    pub with: Vec<At<Id>>,
    /// Who signs.
    pub role: Option<At<Id>>,
    /// 1 clerk, 2 section head, 3 deputy, 4 head.
    pub rank: Option<At<u32>>,
    /// The step's own time limit.
    pub limit: Option<At<Amount>>,
    /// At the limit the step is over (超时默认).
    pub tacit: Option<At<Tacit>>,
    /// How a transfer travels.
    pub medium: Option<At<Medium>>,
    /// What is checked.
    pub checks: Vec<At<Check>>,
    /// The matter decided.
    pub decides: Option<At<Id>>,
    /// How much is left to judgement.
    pub discretion: Option<At<Discretion>>,
    /// The share that passes unchanged.
    pub pass: Option<At<Pass>>,
    /// Fees.
    pub fees: Option<Vec<At<Fee>>>,
    /// What the step rests on in law.
    pub basis: Basis,
    /// Steps that law puts before this one.
    pub must_follow: Vec<At<MustFollow>>,
    /// Every running clock stands still meanwhile.
    pub paused: Option<At<Paused>>,
    /// What it is worth to the applicant.
    pub value: Option<At<Value>>,
    /// The system it depends on.
    pub system: Option<At<System>>,
    /// In a to-be file: the as-is steps it takes over.
    pub replaces: Vec<At<Id>>,
    /// The reform measure that brought the change.
    pub measure: Option<At<Id>>,
    /// Accepted findings.
    pub allow: Vec<At<Allow>>,
}

/// One wait before the work.
#[derive(Debug, Clone, PartialEq)]
pub enum Wait {
    /// `2d`, `{time: 2d, cause: queue}`
    Time {
        /// How long.
        time: Duration,
        /// Why.
        cause: Option<At<WaitCause>>,
    },
    /// `{every: 10d, cause: meeting}`: uniform over the period.
    Every {
        /// The period.
        every: Amount,
        /// Why.
        cause: Option<At<WaitCause>>,
    },
}

impl Wait {
    /// What is waited for, where it is said.
    pub fn cause(&self) -> Option<WaitCause> {
        let (Wait::Time { cause, .. } | Wait::Every { cause, .. }) = self;
        cause.as_ref().map(|cause| cause.value)
    }
}

/// `tacit: true`, or the way the case then goes.
#[derive(Debug, Clone, PartialEq)]
pub enum Tacit {
    /// The case goes on as usual.
    GoesOn,
    /// It goes this way.
    To(Target),
}

/// `collects:` a list, or a number that is counted and not checked.
#[derive(Debug, Clone, PartialEq)]
pub enum Collects {
    /// Materials by id.
    Items(Vec<At<Collected>>),
    /// How many.
    Count(u32),
}

/// A material handed in at a step.
#[derive(Debug, Clone, PartialEq)]
pub struct Collected {
    /// The material.
    pub of: At<Id>,
    /// What is said of it here and overrides the material; most steps say nothing.
    pub here: Option<Box<Here>>,
}

/// What a step says of a material that it collects.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Here {
    /// Its form here.
    pub form: Option<At<super::words::Form>>,
    /// Copies here.
    pub copies: Option<At<u32>>,
    /// Need here.
    pub need: Option<At<super::words::Need>>,
    /// Basis here.
    pub basis: Basis,
    /// The share of cases in which it is asked.
    pub p: Option<At<f64>>,
    /// The condition in words.
    pub when: Option<Box<str>>,
}

impl Collected {
    /// What is said of the material here, all unwritten where nothing is.
    pub fn here(&self) -> &Here {
        static NOTHING: Here = Here { form: None, copies: None, need: None, basis: Vec::new(), p: None, when: None };
        self.here.as_deref().unwrap_or(&NOTHING)
    }
}

/// `asks:` a list, or a number.
#[derive(Debug, Clone, PartialEq)]
pub enum Asks {
    /// Data items by id.
    Items(Vec<At<Id>>),
    /// How many.
    Count(u32),
}

/// One check: `{of, for, depth, method}`.
#[derive(Debug, Clone, PartialEq)]
pub struct Check {
    /// The object.
    pub of: At<Id>,
    /// The criterion: `identity` and `authenticity` are fixed words, others free.
    pub criterion: Option<At<Checked>>,
    /// How deep.
    pub depth: Option<At<Depth>>,
    /// Who checks.
    pub method: Option<At<Method>>,
}

/// A criterion.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Checked {
    /// `identity`, 身份
    Identity,
    /// `authenticity`, 真伪
    Authenticity,
    /// Any other, as written.
    Other(Box<str>),
}

/// `pass: 99.8%` or `{cases: 400, negative: 0}`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Pass {
    /// A share, 0..=1.
    Share(f64),
    /// Counted cases.
    Counted {
        /// Cases seen.
        cases: u64,
        /// Of these, changed, returned or refused.
        negative: u64,
    },
}

/// One fee.
#[derive(Debug, Clone, PartialEq)]
pub struct Fee {
    /// What for.
    pub item: Option<Id>,
    /// The price of one, in the file's currency.
    pub amount: At<f64>,
    /// How many; default 1.
    pub quantity: Option<At<f64>>,
    /// Who pays; the applicant by default.
    pub payer: Option<At<Payer>>,
    /// What it rests on.
    pub basis: Basis,
}

/// A legally prescribed order.
#[derive(Debug, Clone, PartialEq)]
pub struct MustFollow {
    /// The step that must come before.
    pub step: At<Id>,
    /// What prescribes it.
    pub basis: Basis,
}

/// `paused: true` or the basis.
#[derive(Debug, Clone, PartialEq)]
pub enum Paused {
    /// Without a basis.
    Yes,
    /// `false`: clocks run on.
    No,
    /// With its basis.
    Because(Basis),
}

/// A computer system.
#[derive(Debug, Clone, PartialEq)]
pub struct System {
    /// Its name.
    pub name: Id,
    /// Whether it is there.
    pub status: Option<At<SystemStatus>>,
}

/// An accepted finding.
#[derive(Debug, Clone, PartialEq)]
pub struct Allow {
    /// The rule.
    pub rule: At<Id>,
    /// The reason.
    pub because: Option<Box<str>>,
    /// The last day on which it holds, as written: `2027-06-30`.
    pub until: Option<At<Id>>,
}

impl Step {
    /// A step known by nothing but its id.
    pub fn named(id: At<Id>) -> Step {
        Step {
            id,
            name: None,
            by: None,
            kind: None,
            stage: None,
            channel: None,
            work: None,
            wait: Vec::new(),
            elapsed: None,
            visits: None,
            collects: None,
            asks: None,
            uses: None,
            produces: None,
            join: None,
            next: Next::End,
            more: None,
        }
    }

    /// The rarer fields, all unwritten where there are none.
    pub fn more(&self) -> &StepMore {
        static NONE: StepMore = StepMore::NONE;
        self.more.as_deref().unwrap_or(&NONE)
    }

    /// The rarer fields, to write into.
    pub fn more_mut(&mut self) -> &mut StepMore {
        self.more.get_or_insert_default()
    }

    /// The name, or the id.
    pub fn name(&self) -> Name {
        self.name.clone().unwrap_or_else(|| Name::One(self.id.value.clone()))
    }

    /// The department of `by`, without the office.
    pub fn department(&self) -> Option<&str> {
        self.by.as_ref().map(|by| by.value.split_once('/').map_or(&*by.value, |(department, _)| department))
    }

    /// The office of `by`.
    pub fn office(&self) -> Option<&str> {
        self.by.as_ref().and_then(|by| by.value.split_once('/')).map(|(_, office)| office)
    }

    /// A pure routing point: said so, or without `by` and time (language.md §3).
    pub fn is_routing(&self) -> bool {
        match &self.kind {
            Some(kind) => kind.value == StepKind::Route,
            None => self.by.is_none() && self.work.is_none() && self.wait.is_empty() && self.elapsed.is_none(),
        }
    }

    /// How the applicant meets it.
    pub fn channel(&self) -> Channel {
        self.channel.as_ref().map_or(Channel::Internal, |channel| channel.value)
    }

    /// Times the applicant must come: as written, else 1 at a counter or a self-service machine, else 0.
    pub fn visits(&self) -> u32 {
        match &self.visits {
            Some(visits) => visits.times.value,
            None => u32::from(matches!(self.channel(), Channel::Counter | Channel::SelfService)),
        }
    }

    /// The materials handed in here by id; none where only a number is given.
    pub fn collected(&self) -> &[At<Collected>] {
        match self.collects.as_ref().map(|collects| &collects.value) {
            Some(Collects::Items(items)) => items,
            _ => &[],
        }
    }

    /// The data items filled in here by id; none where only a number is given.
    pub fn asked(&self) -> &[At<Id>] {
        match self.asks.as_ref().map(|asks| &asks.value) {
            Some(Asks::Items(items)) => items,
            _ => &[],
        }
    }

    /// The stretch of the file to underline for the step as a whole.
    pub fn span(&self) -> Span {
        self.id.span
    }
}

impl StepMore {
    const NONE: StepMore = StepMore {
        with: Vec::new(),
        role: None,
        rank: None,
        limit: None,
        tacit: None,
        medium: None,
        checks: Vec::new(),
        decides: None,
        discretion: None,
        pass: None,
        fees: None,
        basis: Vec::new(),
        must_follow: Vec::new(),
        paused: None,
        value: None,
        system: None,
        replaces: Vec::new(),
        measure: None,
        allow: Vec::new(),
    };
}
