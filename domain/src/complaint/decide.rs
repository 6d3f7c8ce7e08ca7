//! Decides who may do what with a complaint, and when.

use super::begin::{about, receive};
use super::due::{due, legal_end};
use super::event::Event;
use super::schedule::{REOPEN_DAYS, next_act};
use super::terms::{Closing, Handler, Reporter, Subject};
use super::who::{acting, require};
use super::{Act, Actor, Command, Complaint, FILES_MAX, Refusal, Stage, due_for};
use crate::moment::Timestamp;
use crate::office_hours::Holidays;
use crate::renewal;
use crate::standard::ServiceStandard;

/// Decides a command. `complaint` is none only for [`Command::Receive`]. Store the resulting events in one transaction and apply
/// them in order.
///
/// # Errors
/// The first reason for the refusal; nothing has changed then.
pub fn decide(
    standard: &ServiceStandard,
    complaint: Option<&Complaint>,
    command: Command,
    actor: &Actor,
    holidays: &Holidays,
    now: Timestamp,
) -> Result<Vec<Event>, Refusal> {
    let Some(complaint) = complaint else { return receive(standard, command, actor, now) };
    let office = |actor: &Actor| match actor {
        Actor::Office(officer) => acting(standard, complaint, officer),
        Actor::Complainant => Err(Refusal::WrongRole),
    };
    let event = match command {
        Command::Receive { .. } => return Err(Refusal::AlreadyOpen),
        Command::Attach { file } => {
            of_complainant(actor)?;
            require(complaint.open() && complaint.files < FILES_MAX)?;
            Event::Attached { file }
        }
        Command::Identify => {
            of_complainant(actor)?;
            require(complaint.reporter == Reporter::Anonymous && complaint.stage != Stage::Withdrawn)?;
            Event::Identified
        }
        Command::Reply { text } => {
            of_complainant(actor)?;
            require(complaint.open())?;
            Event::Replied { text }
        }
        Command::Withdraw => {
            of_complainant(actor)?;
            require(complaint.open())?;
            Event::Withdrawn
        }
        Command::Reopen => {
            of_complainant(actor)?;
            require(may_reopen(complaint, now))?;
            Event::Reopened
        }
        Command::Solve => {
            let by = match actor {
                Actor::Complainant => Closing::Solved,
                Actor::Office(officer) => Closing::Told { role: acting(standard, complaint, officer)? },
            };
            require(complaint.stage == Stage::Answered)?;
            Event::Closed { by }
        }
        Command::Classify { class, note } => {
            let role = office(actor)?;
            let same = complaint.class.as_ref() == Some(&class);
            require(complaint.open() && !same && standard.complaint_rules().class(&class).is_some())?;
            if complaint.class.is_some() && note.is_none() {
                return Err(Refusal::BadReturn);
            }
            let before = complaint.class.as_deref();
            let missed = before.is_some() && due_for(standard, before, &complaint.run, holidays).at < now;
            Event::Classified { class, note, missed, role }
        }
        Command::PassOn { to, note } => {
            let role = office(actor)?;
            require(complaint.open() && passes_on(standard, complaint).contains(&to))?;
            Event::PassedOn { to, note, role }
        }
        Command::Ask { text } => {
            let role = office(actor)?;
            require(complaint.stage == Stage::Open)?;
            Event::Asked { text, role }
        }
        Command::Answer { text } => {
            let role = office(actor)?;
            require(complaint.open() && is_classified(standard, complaint))?;
            Event::Answered { text, role }
        }
        Command::Extend { amount, reason } => {
            let role = office(actor)?;
            require(may_extend(standard, complaint, holidays, now))?;
            if amount == 0 || amount > extension_max(standard, complaint, holidays) {
                return Err(Refusal::BadReturn);
            }
            Event::Extended { amount, reason, role }
        }
        Command::Note { text } => Event::Noted { text, role: office(actor)? },
        Command::Name { person } => {
            let role = office(actor)?;
            require(complaint.open() && !complaint.about.contains(&person))?;
            let own = matches!(actor, Actor::Office(officer) if officer.is(person));
            if own {
                return Err(Refusal::OwnComplaint);
            }
            Event::Named { person, role }
        }
        Command::Link { renewal, acted } => {
            let role = office(actor)?;
            require(complaint.open() && complaint.renewal.is_none())?;
            Event::Linked { renewal, about: about(complaint.subject, acted), role }
        }
        Command::Proceed => return proceed(standard, complaint, actor, holidays, now),
    };
    Ok(vec![event])
}

/// Returns the buttons of this actor now.
pub fn acts_allowed(
    standard: &ServiceStandard,
    complaint: &Complaint,
    actor: &Actor,
    holidays: &Holidays,
    now: Timestamp,
) -> Vec<Act> {
    let open = complaint.open();
    let all = match actor {
        Actor::Complainant => vec![
            (Act::Reply, open),
            (Act::Attach, open && complaint.files < FILES_MAX),
            (Act::Identify, complaint.reporter == Reporter::Anonymous && complaint.stage != Stage::Withdrawn),
            (Act::Solve, complaint.stage == Stage::Answered),
            (Act::Reopen, may_reopen(complaint, now)),
            (Act::Withdraw, open),
        ],
        Actor::Office(officer) if acting(standard, complaint, officer).is_err() => Vec::new(),
        Actor::Office(_) => vec![
            (Act::Classify, open && !standard.complaint_rules().classes.is_empty()),
            (Act::Answer, open && is_classified(standard, complaint)),
            (Act::Ask, complaint.stage == Stage::Open),
            (Act::PassOn, open && !passes_on(standard, complaint).is_empty()),
            (Act::Extend, may_extend(standard, complaint, holidays, now)),
            (Act::Solve, complaint.stage == Stage::Answered),
            (Act::Note, true),
            (Act::Name, open),
            (Act::Link, open && complaint.renewal.is_none()),
        ],
    };
    all.into_iter().filter_map(|(act, allowed)| allowed.then_some(act)).collect()
}

/// Returns to whom the complaint can be passed on now.
pub fn passes_on(standard: &ServiceStandard, complaint: &Complaint) -> Vec<Handler> {
    let rules = standard.complaint_rules();
    let all = [
        (Handler::Receivers, complaint.subject == Subject::Service),
        (Handler::Authority, rules.authority && complaint.subject == Subject::Service),
        (Handler::Official, true),
        (Handler::Head, rules.head != rules.official),
    ];
    let offered = all.into_iter().filter(|(to, possible)| *possible && *to != complaint.handler);
    offered.map(|(to, _)| to).collect()
}

/// Decides what the program does by now; nothing if nothing is due.
fn proceed(
    standard: &ServiceStandard,
    complaint: &Complaint,
    actor: &Actor,
    holidays: &Holidays,
    now: Timestamp,
) -> Result<Vec<Event>, Refusal> {
    if *actor != Actor::Office(renewal::Actor::System) {
        return Err(Refusal::WrongRole);
    }
    let (mut events, mut complaint) = (Vec::new(), complaint.clone());
    while let Some((at, event)) = next_act(standard, &complaint, holidays) {
        if at > now {
            break;
        }
        complaint.apply(now, &event);
        // A reminder is of no use once the limit has passed.
        if matches!(event, Event::Escalated { .. }) {
            events.retain(|earlier| *earlier != Event::Reminded);
        }
        events.push(event);
    }
    Ok(events)
}

fn of_complainant(actor: &Actor) -> Result<(), Refusal> {
    if *actor == Actor::Complainant { Ok(()) } else { Err(Refusal::NotYours) }
}

/// Whether it is in a class, where the agency has some: the limit of the answer must be known.
fn is_classified(standard: &ServiceStandard, complaint: &Complaint) -> bool {
    complaint.class.is_some() || standard.complaint_rules().classes.is_empty()
}

/// Returns by how many of its unit the limit of the complaint's class can be extended: as much as the limit itself at most, and not
/// beyond the law's; 0 without a class.
pub fn extension_max(standard: &ServiceStandard, complaint: &Complaint, holidays: &Holidays) -> u16 {
    let class =
        complaint.class.as_deref().and_then(|id| standard.complaint_rules().classes.iter().find(|c| c.id == id));
    let legal = legal_end(&complaint.run);
    let fits = |amount: &u16| {
        let mut run = complaint.run.clone();
        run.extensions.push(*amount);
        due_for(standard, complaint.class.as_deref(), &run, holidays).at <= legal
    };
    class.and_then(|class| (1..=class.limit.amount).rev().find(fits)).unwrap_or(0)
}

/// Whether the limit can be extended: of a known class, before it has passed, and not too often.
fn may_extend(standard: &ServiceStandard, complaint: &Complaint, holidays: &Holidays, now: Timestamp) -> bool {
    let rules = standard.complaint_rules();
    complaint.run.extensions.len() < usize::from(rules.extensions)
        && extension_max(standard, complaint, holidays) > 0
        && due(standard, complaint, holidays).is_some_and(|due| now <= due.at)
}

/// Whether it can be said that it is not solved: once, without a reason, until some weeks after the end.
fn may_reopen(complaint: &Complaint, now: Timestamp) -> bool {
    let ended = match complaint.stage {
        Stage::Answered => true,
        Stage::Closed(_) => now <= complaint.since.plus_days(REOPEN_DAYS),
        Stage::Open | Stage::Asked | Stage::Withdrawn => false,
    };
    ended && complaint.reopened_at.is_none()
}
