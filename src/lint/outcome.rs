use crate::finding::Finding;
use crate::redesign::Measure;
use crate::wording::Text;

/// What a rule found out.
#[derive(Debug, Default)]
pub struct Outcome {
    /// What it has to say.
    pub hits: Vec<Hit>,
    /// What the model does not say and the rule would need; `None` where all could be judged.
    pub missing: Option<Text>,
}

/// A finding, with what only the linter needs to know of it.
#[derive(Debug)]
pub struct Hit {
    /// The finding.
    pub finding: Finding,
    /// The steps that answer for it: it is accepted when each of them allows the rule. Empty: it cannot be accepted at a step.
    pub steps: Vec<usize>,
    /// The change whose saving is worked out by running the analyses again.
    pub change: Option<Change>,
}

/// A change that would remove the redundancy.
#[derive(Debug)]
pub struct Change {
    /// What is done.
    pub measure: Measure,
    /// Whether the finding stands without a saving.
    pub without_saving: WithoutSaving,
}

/// What becomes of a finding whose change saves nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WithoutSaving {
    /// It is told all the same.
    Told,
    /// It is not reported.
    Dropped,
}

impl Hit {
    /// A finding that the steps answer for.
    pub fn at(steps: impl IntoIterator<Item = usize>, finding: Finding) -> Hit {
        Hit { finding, steps: steps.into_iter().collect(), change: None }
    }

    /// The same, with the change that would remove it.
    pub fn changed(mut self, measure: Measure, without_saving: WithoutSaving) -> Hit {
        self.change = Some(Change { measure, without_saving });
        self
    }
}

impl Outcome {
    /// The model lacks what the rule needs.
    pub fn missing(what: Text) -> Outcome {
        Outcome { hits: Vec::new(), missing: Some(what) }
    }
}

impl From<Vec<Hit>> for Outcome {
    fn from(hits: Vec<Hit>) -> Outcome {
        Outcome { hits, missing: None }
    }
}
