//! Compares what was acknowledged to a holder with the program's state after a kill or a full disk.

use super::acts;
use super::holder::{Holder, Renewal, Unacknowledged};
use serde_json::Value;

/// Renewals compared each time; all of them at the end.
const RECENT: usize = 2;

impl Holder {
    /// Compares the ledger with the restarted program; then nothing is in doubt any more. Returns what was lost,
    /// doubled or half done.
    pub fn check(&mut self, everything: bool) -> Vec<String> {
        let mut faults = Vec::new();
        if let Err(why) = self.settle() {
            faults.push(why);
        }
        let skipped = if everything { 0 } else { self.renewals.len().saturating_sub(RECENT) };
        for renewal in self.renewals.iter().skip(skipped) {
            if let Err(why) = self.compare(renewal) {
                faults.push(format!("{}: {why}", renewal.reference));
            }
        }
        if self.renewals.last().is_none_or(|renewal| renewal.withdrawn)
            && let Err(why) = self.compare_draft()
        {
            faults.push(why);
        }
        for fault in &mut faults {
            *fault = format!("{}: {fault}", self.session.email);
        }
        faults
    }

    /// Repeats the change in doubt, as a browser would: it must be done exactly once.
    fn settle(&mut self) -> Result<(), String> {
        let Some(doubt) = self.doubt.take() else { return Ok(()) };
        match doubt {
            // Stored again in the next round, whatever the result.
            Unacknowledged::Answers => self.mobile = None,
            Unacknowledged::Upload => {
                if let Some((id, chunks)) = self.upload.take() {
                    let received = self.session.read(&format!("/api/uploads/{id}"))?["received"].clone();
                    let there = received.as_array().map_or(0, Vec::len);
                    if there < chunks {
                        return Err(format!("{chunks} chunks acknowledged, {there} there"));
                    }
                }
            }
            Unacknowledged::Submit { version, key } => {
                let again = acts::submit(&self.session, version, &key);
                if again.as_ref().is_ok_and(|answer| answer.status == 429) {
                    // Rate-limited, and not sent the first time: the draft stays, which is checked next.
                    return Ok(());
                }
                let again = acts::expected(again, 201).map_err(|why| format!("sent again: {why}"))?;
                self.sent_as(&again);
            }
            Unacknowledged::Message { text, key } => {
                if let Some(renewal) = self.renewals.last_mut() {
                    let again = acts::write(&self.session, &renewal.reference, &text, &key);
                    let again = if again.as_ref().is_ok_and(|answer| answer.status == 429) {
                        self.session.get(&format!("/api/renewals/{}", renewal.reference))
                    } else {
                        again
                    };
                    let again = acts::expected(again, 200).map_err(|why| format!("written again: {why}"))?;
                    // Rate-limited: it exists only if it came through the first time.
                    if String::from_utf8_lossy(&again.body).contains(&text) {
                        renewal.messages.push(text);
                    }
                }
            }
            Unacknowledged::Withdrawal => {
                if let Some(renewal) = self.renewals.last_mut() {
                    let again = acts::withdraw(&self.session, &renewal.reference);
                    acts::expected(again, 200).map_err(|why| format!("withdrawn again: {why}"))?;
                    renewal.withdrawn = true;
                }
            }
        }
        Ok(())
    }

    fn compare(&self, renewal: &Renewal) -> Result<(), String> {
        let found = self.session.read(&format!("/api/renewals/{}", renewal.reference))?;
        if (found["status"] == "withdrawn") != renewal.withdrawn {
            return Err(format!("is {}, withdrawal acknowledged: {}", found["status"], renewal.withdrawn));
        }
        let texts: Vec<&str> =
            found["messages"].as_array().into_iter().flatten().filter_map(|one| one["text"].as_str()).collect();
        if texts != renewal.messages {
            return Err(format!("{} messages acknowledged, {} there", renewal.messages.len(), texts.len()));
        }
        Ok(())
    }

    fn compare_draft(&self) -> Result<(), String> {
        let found = self.session.read("/api/draft")?;
        let draft = &found["draft"];
        if let Some(mobile) = &self.mobile
            && draft.pointer("/changes/0/value").and_then(Value::as_str) != Some(mobile)
        {
            return Err(format!("answers acknowledged, but the draft has {}", draft["changes"]));
        }
        if let Some(letter) = &self.letter {
            if draft.pointer("/files/0/id").and_then(Value::as_str) != Some(letter) {
                return Err(format!("a letter acknowledged, but the draft has {}", draft["files"]));
            }
            let file = self.session.get(&format!("/api/files/{letter}"));
            let file = acts::expected(file, 200).map_err(|why| format!("the letter's bytes: {why}"))?;
            if Some(acts::digest(&file.body).as_str()) != draft.pointer("/files/0/sha256").and_then(Value::as_str) {
                return Err("the letter's bytes are other ones".to_owned());
            }
        }
        Ok(())
    }
}
