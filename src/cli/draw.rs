use super::arguments::{Draw, PictureFormat, PictureWanted};
use super::config::Configs;
use super::output::{Medium, Mistakes, Printer, Trouble};
use super::plans::{self, LoadedPlan};
use super::status::Status;
use super::{files, kinds, load, unwritable};
use crate::analysis::compare::{self, Sided};
use crate::analysis::figures::Basis;
use crate::analysis::{self, Analysis, Study};
use crate::finding::{Finding, Severity};
use crate::model::Process;
use crate::render::{self, png, svg, terminal};
use crate::report::picture::{self, By, Picture};
use crate::say;
use crate::wording::{FileName, Text, Typed};
use crate::yaml::plans::is_plan;
use std::path::{Path, PathBuf};

/// Draws a process, or two of which one stands above the other: as-is and to-be, or those of a plan. A flow that does not work is drawn as it is written.
pub fn run(wanted: &Draw, printer: &Printer) -> anyhow::Result<Status> {
    let places = places(wanted, printer)?;
    files::hold_apart(&wanted.output, std::iter::once(&wanted.file).chain(&wanted.after).map(PathBuf::as_path))?;
    let drawn = match (read(wanted, &wanted.file)?, &wanted.after) {
        (File::Process(process), None) => one(wanted, &process)?,
        (File::Plan(base, to_be), None) => two(wanted, &base, &to_be)?,
        (File::Process(before), Some(after)) => match read(wanted, after)? {
            File::Process(after) | File::Plan(_, after) => two(wanted, &before, &after)?,
        },
        (File::Plan(..), Some(_)) => anyhow::bail!(plan_first(&wanted.file)),
    };
    write(&drawn.picture, &places, printer)?;
    if let Some(remark) = drawn.remark {
        printer.remark(&remark);
        return Ok(Status::Found);
    }
    Ok(Status::Clean)
}

// All of them, or none.
fn write(picture: &Picture, places: &[(PathBuf, PictureFormat)], printer: &Printer) -> anyhow::Result<()> {
    let mut pending = Vec::new();
    for (file, format) in places {
        let bytes = bytes(picture, file, *format, printer)?;
        let mut out = files::Pending::open(file)?;
        out.fill(|out| out.write_all(&bytes))?;
        pending.push(out);
    }
    pending.into_iter().try_for_each(files::Pending::finish)
}

struct Drawn {
    picture: Picture,
    // What is wrong with what was drawn.
    remark: Option<Text>,
}

impl From<Picture> for Drawn {
    fn from(picture: Picture) -> Drawn {
        Drawn { picture, remark: None }
    }
}

/// What a file shows.
enum File {
    Process(Box<Process>),
    /// The base of a plan and its to-be.
    Plan(Box<Process>, Box<Process>),
}

// A file that cannot be read as a whole has no picture: what could not be read would be missing from it.
fn read(wanted: &Draw, file: &Path) -> anyhow::Result<File> {
    let calendar = Configs::of(&wanted.configuring, [file])?.settled_for(file).config.calendar;
    let text = load::text(file, wanted.reading)?;
    if text.as_ref().is_ok_and(|source| is_plan(source)) {
        return planned(plans::loaded(file, wanted.reading, calendar, text));
    }
    kinds::refuse(text.as_ref().ok().and_then(|source| kinds::no_process(file, source)))?;
    let loaded = load::process(file, wanted.reading, calendar, text);
    hold_free_of_errors(loaded.findings)?;
    Ok(File::Process(Box::new(loaded.process)))
}

fn planned(plan: LoadedPlan) -> anyhow::Result<File> {
    let to_be = plan.to_be(None);
    let LoadedPlan { base, verdict, plan, .. } = plan;
    hold_free_of_errors(verdict.findings)?;
    let to_be = to_be.map(|to_be| Box::new(to_be.process));
    let both = base.map(Box::new).zip(to_be).ok_or_else(|| {
        Trouble::new(say!(name = &plan.source.name; zh: "“{name}”得不出改革后的流程", en: "{name} gives no to-be"))
    })?;
    Ok(File::Plan(both.0, both.1))
}

fn hold_free_of_errors(findings: Vec<Finding>) -> anyhow::Result<()> {
    let errors: Vec<_> = findings.into_iter().filter(|finding| finding.severity == Severity::Error).collect();
    if errors.is_empty() { Ok(()) } else { Err(Mistakes::of(errors)) }
}

fn plan_first(file: &Path) -> Trouble {
    Trouble::new(say!(name = files::named(file), typed = files::typed(file);
        zh: "“{name}”是改革计划，画一个文件就够：zaizao draw {typed} 画出改革前后；与别的流程同画，计划写在后面",
        en: "{name} is a plan, and zaizao draw {typed} draws before and after; beside another process a plan comes second"))
}

fn one(wanted: &Draw, process: &Process) -> anyhow::Result<Drawn> {
    let sound = match analysis::sound(process) {
        Ok(sound) => sound,
        Err(_) if wanted.picture.is_none_or(|picture| picture == PictureWanted::Diagram) => {
            return Ok(Drawn {
                picture: Picture::Diagram(picture::as_written(process)),
                remark: Some(unsound(process)),
            });
        }
        Err(_) => anyhow::bail!(Trouble::new(unsound(process))),
    };
    let study = Study::sampled(&sound, wanted.sampling.into());
    let analysis = Analysis::of(&study);
    let (lead_time, path) = (&analysis.lead_time, &analysis.critical_path);
    let picture = match wanted.picture.unwrap_or(PictureWanted::Diagram) {
        PictureWanted::Diagram => Some(Picture::Diagram(picture::diagram(&study, path))),
        PictureWanted::Gantt => Some(Picture::Schedule(picture::schedule(&study, path))),
        PictureWanted::Time => picture::where_time_goes(&study, lead_time, By::Step).map(Picture::Bars),
        PictureWanted::Departments => picture::where_time_goes(&study, lead_time, By::Department).map(Picture::Bars),
        PictureWanted::Causes => picture::where_time_goes(&study, lead_time, By::Cause).map(Picture::Bars),
        PictureWanted::Distribution => {
            picture::distribution(&study, lead_time, &analysis.clocks).map(Picture::Distribution)
        }
        PictureWanted::Handoffs => picture::handoffs(&study, &analysis.handoffs).map(Picture::Heat),
        PictureWanted::Materials => picture::materials(&study, analysis.materials.as_ref()).map(Picture::Heat),
        PictureWanted::Cuts | PictureWanted::Waterfall => anyhow::bail!(Trouble::new(say!(
            zh: "这种图要比较两个流程：zaizao draw 改革前.yaml 改革后.yaml --picture …",
            en: "this picture compares two processes: zaizao draw as-is.yaml to-be.yaml --picture …"))),
    };
    picture.map(Drawn::from).ok_or_else(|| anyhow::Error::new(Trouble::new(nothing(wanted.picture))))
}

fn two(wanted: &Draw, before: &Process, after: &Process) -> anyhow::Result<Drawn> {
    let sound = |process| analysis::sound(process).map_err(|_| anyhow::Error::new(Trouble::new(unsound(process))));
    let (sound_before, sound_after) = (sound(before)?, sound(after)?);
    let sampling = wanted.sampling.into();
    let (before, after) = (Study::sampled(&sound_before, sampling), Study::sampled(&sound_after, sampling));
    let (analysis_before, analysis_after) = (Analysis::of(&before), Analysis::of(&after));
    let before = Sided { study: &before, analysis: &analysis_before };
    let after = Sided { study: &after, analysis: &analysis_after };
    let comparison = compare::of(before, after, [Basis::ModelMean, Basis::ModelMean]);
    Ok(Drawn::from(match wanted.picture.unwrap_or(PictureWanted::Diagram) {
        PictureWanted::Diagram => picture::pair(before, after, &comparison),
        PictureWanted::Cuts => Picture::Pairs(picture::five_cuts(after, &comparison.cuts)),
        PictureWanted::Waterfall => Picture::Waterfall(picture::waterfall(before, after, &comparison)),
        _ => anyhow::bail!(Trouble::new(say!(
            zh: "这种图只画一个流程；两个流程可以画 diagram、cuts、waterfall",
            en: "this picture shows one process; of two there are diagram, cuts and waterfall"))),
    }))
}

fn nothing(wanted: Option<PictureWanted>) -> Text {
    match wanted {
        Some(PictureWanted::Distribution) => say!(
            zh: "每件用时都一样，或没有写明时间，没有分布可画", en: "every case takes the same time, or no time is stated: there is no distribution"),
        Some(PictureWanted::Handoffs) => {
            say!(zh: "部门之间没有交接，没有图可画", en: "no department hands over to another: there is nothing to draw")
        }
        Some(PictureWanted::Materials) => say!(
            zh: "没有步骤写明收取哪些材料（collects），没有图可画", en: "no step says which materials it takes (`collects`): there is nothing to draw"),
        _ => say!(zh: "步骤没有写明用时，没有图可画", en: "no step states its time: there is nothing to draw"),
    }
}

fn unsound(process: &Process) -> Text {
    say!(name = FileName::of(&process.source.name), typed = Typed::of(&process.source.name);
        zh: "“{name}”的流程走不通：先用 zaizao check {typed} 查看并改正", en: "the flow of {name} does not work: see zaizao check {typed}")
}

// Where to, and in which format: an ending says it, else `--format`.
fn places(wanted: &Draw, printer: &Printer) -> anyhow::Result<Vec<(PathBuf, PictureFormat)>> {
    if wanted.output.is_empty() {
        // Who looks wants to see something; who redirects wants the file.
        let unasked = if printer.is_on_terminal() { PictureFormat::Text } else { PictureFormat::Svg };
        return Ok(vec![(PathBuf::from(files::DASH), wanted.format.unwrap_or(unasked))]);
    }
    unwritable::refuse_folders(&wanted.output)?;
    let of = |file: &PathBuf| {
        let ending = file.extension().and_then(|ending| ending.to_str()).unwrap_or("").to_lowercase();
        let by_ending = match &*ending {
            "svg" => Some(PictureFormat::Svg),
            "mmd" | "mermaid" => Some(PictureFormat::Mermaid),
            "dot" | "gv" => Some(PictureFormat::Dot),
            "png" => Some(PictureFormat::Png),
            "txt" => Some(PictureFormat::Text),
            _ => None,
        };
        let format = by_ending.or(wanted.format).ok_or_else(|| {
            Trouble::new(say!(name = files::named(file);
                zh: "看不出“{name}”是什么格式：扩展名可用 .svg、.mmd、.dot、.png、.txt，或用 --format 指定",
                en: "the format of {name} is not known: it may end with .svg, .mmd, .dot, .png or .txt, or --format says it"))
        })?;
        Ok((file.clone(), format))
    };
    wanted.output.iter().map(of).collect()
}

fn bytes(picture: &Picture, file: &Path, format: PictureFormat, printer: &Printer) -> anyhow::Result<Vec<u8>> {
    let text = match (format, picture) {
        (PictureFormat::Text, _) => {
            let medium = if file == Path::new(files::DASH) { Medium::Screen } else { Medium::File };
            terminal::picture(picture, printer.lang, printer.style(medium))
        }
        (PictureFormat::Svg, _) => svg::svg(picture, printer.lang, "zz"),
        (PictureFormat::Mermaid, Picture::Diagram(diagram)) => render::mermaid::write(diagram, printer.lang),
        (PictureFormat::Dot, Picture::Diagram(diagram)) => render::dot::write(diagram, printer.lang),
        (PictureFormat::Png, _) => {
            return Ok(png::png(&svg::svg(picture, printer.lang, "zz"), png::SHARP).map_err(Trouble::new)?.bytes);
        }
        (PictureFormat::Mermaid | PictureFormat::Dot, _) => anyhow::bail!(Trouble::new(say!(
            zh: "Mermaid 和 DOT 只能画一个流程的流程图；其他图请用 SVG",
            en: "Mermaid and DOT take the diagram of one process; other pictures are SVG"))),
    };
    Ok(text.into_bytes())
}
