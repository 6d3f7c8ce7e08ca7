//! Metrics for Prometheus. Labels are fixed words: they contain no person, reference or address, and nobody outside can
//! create new ones.
//!
//! Adding a metric is one call, e.g. [`log_in`]; without `--metrics-listen` the calls do nothing.

use std::time::Duration;

use ::metrics::{counter, gauge, histogram};
use metrics_exporter_prometheus::{BuildError, Matcher, PrometheusBuilder, PrometheusRecorder};

/// Buckets of durations, in seconds.
const BUCKETS: [f64; 12] = [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0, 30.0];

/// Installs the recorder.
pub fn recorder() -> Result<PrometheusRecorder, BuildError> {
    let durations = Matcher::Suffix("_seconds".to_owned());
    Ok(PrometheusBuilder::new().set_buckets_for_metric(durations, &BUCKETS)?.build_recorder())
}

/// Records an answered request. `route` is the router's pattern, never the path.
pub fn answered(method: &str, route: &str, status: u16, elapsed: Duration) {
    let (method, route) = (known(method), route.to_owned());
    counter!("perbarui_http_requests_total", "method" => method, "route" => route.clone(), "status" => status.to_string())
        .increment(1);
    histogram!("perbarui_http_request_duration_seconds", "method" => method, "route" => route).record(elapsed);
}

/// Unknown methods are counted together.
fn known(method: &str) -> &'static str {
    match method {
        "GET" => "GET",
        "HEAD" => "HEAD",
        "POST" => "POST",
        "PUT" => "PUT",
        "DELETE" => "DELETE",
        _ => "other",
    }
}

/// Records the outcome of a log-in or a part of it.
pub fn log_in(outcome: &'static str) {
    counter!("perbarui_log_ins_total", "outcome" => outcome).increment(1);
}

/// Records the outcome of an attempt to send a mail.
pub fn mail(outcome: &'static str) {
    counter!("perbarui_mail_attempts_total", "outcome" => outcome).increment(1);
}

/// Records the outcome of an attempt to deliver a text message.
pub fn text_message(outcome: &'static str) {
    counter!("perbarui_text_message_attempts_total", "outcome" => outcome).increment(1);
}

/// Records a finding of the malware scanner; the log has the signature's name.
pub fn scanner_finding(kind: &'static str) {
    counter!("perbarui_scanner_findings_total", "kind" => kind).increment(1);
}

/// Records the number of connections.
pub fn connections(count: usize) {
    gauge!("perbarui_connections").set(number(count));
}

/// Records the number of changes in progress.
pub fn changes(count: usize) {
    gauge!("perbarui_changes_under_way").set(number(count));
}

/// Converts to `f64`; exact for the numbers that occur.
#[allow(clippy::cast_precision_loss, reason = "far below 2^52")]
pub const fn seconds(number: i64) -> f64 {
    number as f64
}

fn number(count: usize) -> f64 {
    i64::try_from(count).map_or(f64::MAX, seconds)
}
