//! Which texts there are.

macro_rules! texts {
    ($($(#[$doc:meta])* $name:ident,)*) => {
        /// The texts; `{}` is a gap to be filled.
        #[allow(missing_docs, reason = "a word's name says what it stands for")]
        pub struct Text {
            $($(#[$doc])* pub $name: &'static str,)*
        }
    };
}

texts! {
    /// Inbox: title and heading.
    inbox,
    /// Inbox: name of the list.
    queue,
    /// Inbox: heading of the empty state.
    empty,
    /// Inbox: nothing waits for others either.
    none_waiting,
    /// Inbox, empty: how many cases wait for others; one gap.
    waiting_for_others,
    /// The same, of one.
    waiting_for_another,
    /// Inbox: a case that another officer has; one gap.
    with_colleague,
    /// Inbox: a case that I have.
    with_me,
    /// Inbox: nobody has it.
    free,
    /// Overdue, in a word.
    late,
    /// One gap: clock time.
    today,
    /// One gap: clock time.
    tomorrow,
    /// No time limit.
    no_due,
    /// Unseen before a due time.
    due_by,

    /// Case: tabs.
    tabs,
    /// Case: tab and name of the part with the data.
    data,
    /// Case: tab and name of the part with the files.
    files,
    /// Case: tag when data changes.
    changed,
    /// Case: caption of the changes.
    changes,
    /// Case: column.
    datum,
    /// Case: column.
    now,
    /// Case: column.
    new_value,
    /// Case: heading of the data on record.
    on_record,
    /// Case: no value on record.
    blank,
    /// Datum.
    name,
    /// Datum.
    nik,
    /// Datum.
    nip,
    /// Datum.
    email,
    /// Datum.
    mobile,
    /// Datum.
    province,
    /// Datum.
    agency,
    /// Datum.
    unit,
    /// Datum.
    position,
    /// Datum.
    rank,
    /// Datum: end of the present certificate.
    certificate_until,
    /// Case: when it was sent.
    submitted,
    /// Case: waits since.
    since,
    /// Case: due.
    due,
    /// Case: heading of the checklist.
    checklist,
    /// Case: heading of the agency's steps.
    steps,
    /// Case: heading of what happened.
    history,
    /// Case: who did it; one gap.
    by,
    /// Case: the program did it.
    by_program,
    /// Unseen before a step.
    done,
    /// Unseen before a step.
    present,
    /// Unseen before a step.
    coming,
    /// Unseen before a step.
    waits,
    /// Unseen before a step.
    refused,
    /// File: opens it in a new tab.
    open,
    /// File: saves it.
    save,
    /// File: pages; one gap.
    pages,
    /// File: the same of one.
    one_page,
    /// Case: no file.
    no_files,

    /// Acts: heading.
    decision,
    /// Acts: what is missing there.
    choose_decision,
    /// Acts: none.
    no_acts,
    /// Acts: take.
    take,
    /// Acts: why to take first.
    take_first,
    /// Acts: take over; one gap.
    take_over,
    /// Acts: who has it; one gap.
    colleague_has_it,
    /// Acts: return.
    send_back,
    /// Acts: return, the button.
    send_back_now,
    /// Acts: which parts.
    which_parts,
    /// Acts: label of a ready-made reason.
    reason,
    /// Acts: none chosen yet.
    choose_reason,
    /// Acts: label of the officer's own words.
    words,
    /// Acts: hint below it.
    words_hint,
    /// Acts: hint below it, of a rejection.
    reject_hint,
    /// Acts: words are missing; one gap: the part.
    words_missing,
    /// Rejection: the same.
    reject_words_missing,
    /// Acts: a reason is missing; one gap: the part.
    reason_missing,
    /// Acts: words too long; two gaps: the part, the limit.
    words_too_long,
    /// Acts: reject.
    reject,
    /// Acts: confirms the rejection; heading, one gap.
    reject_question,
    /// Acts: what a rejection does.
    reject_means,
    /// Acts: closes the dialog.
    cancel,
    /// After taking.
    taken_now,
    /// After returning.
    returned_now,
    /// After rejecting.
    rejected_now,
    /// Somebody was faster.
    newer,
    /// Somebody was faster: what is kept.
    newer_body,
    /// Leads to the inbox.
    to_inbox,

    /// Case: heading of what was asked of the holder last.
    asked,
    /// Case: heading of the reason of the rejection.
    why_rejected,

    /// Not an officer: heading.
    no_officer,
    /// Not an officer: what to do.
    no_officer_body,
    /// Not an officer: leads to the holder's app.
    to_holder,

    in_process,
    returned,
    awaits_passphrase,
    rejected,
    withdrawn,
    issued,
    received,
    was_submitted,
    was_filed,
    was_key_set,
    was_taken,
    was_done,
    was_completed,
    was_issued,
    part_data,
    part_changes,
    part_email,
    part_evidence,
    part_passphrase,
    part_review,
    filed_for_you,
    unreadable,
    unsigned,
    wrong_document,
    outdated,
    data_differs,
    other,
    not_employed,
    not_recommended,
    not_genuine,
    repeated,
    ktp,
    sk,
    holder,
    front_desk,
    agency_head,
    division_head,
    functional_officer,
    verifier,
    authority,
    administrator,
}
