//! Figures for whoever watches over the program, as Prometheus reads them. Labels are words of the program's own: no person,
//! reference or address is in them, and nobody outside can make up new ones.
//!
//! Adding a figure is one call, e.g. [`log_in`]; without `--metrics-listen` the calls do nothing.

use std::time::Duration;

use ::metrics::{counter, gauge, histogram};
use axum::http::Method;
use metrics_exporter_prometheus::{BuildError, Matcher, PrometheusBuilder, PrometheusRecorder};

/// Bounds of the durations' buckets, in seconds.
const BUCKETS: [f64; 12] = [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0, 30.0];

/// What keeps the figures.
pub fn recorder() -> Result<PrometheusRecorder, BuildError> {
    let durations = Matcher::Suffix("_seconds".to_owned());
    Ok(PrometheusBuilder::new().set_buckets_for_metric(durations, &BUCKETS)?.build_recorder())
}

/// A request was answered. `route` is a pattern of the router's, never the path.
pub fn answered(method: &Method, route: &str, status: u16, elapsed: Duration) {
    let (method, route) = (known(method), route.to_owned());
    counter!("perbarui_http_requests_total", "method" => method, "route" => route.clone(), "status" => status.to_string())
        .increment(1);
    histogram!("perbarui_http_request_duration_seconds", "method" => method, "route" => route).record(elapsed);
}

/// Anybody can make up a method.
const fn known(method: &Method) -> &'static str {
    match *method {
        Method::GET => "GET",
        Method::HEAD => "HEAD",
        Method::POST => "POST",
        Method::PUT => "PUT",
        Method::DELETE => "DELETE",
        _ => "other",
    }
}

/// A log-in, or a part of it, ended so.
pub fn log_in(outcome: &'static str) {
    counter!("perbarui_log_ins_total", "outcome" => outcome).increment(1);
}

/// An attempt to send a mail ended so.
pub fn mail(outcome: &'static str) {
    counter!("perbarui_mail_attempts_total", "outcome" => outcome).increment(1);
}

/// The malware scanner found something of this kind in an upload; the log has the signature's name.
pub fn scanner_finding(kind: &'static str) {
    counter!("perbarui_scanner_findings_total", "kind" => kind).increment(1);
}

/// There are so many connections now.
pub fn connections(count: usize) {
    gauge!("perbarui_connections").set(number(count));
}

/// So many changes are under way now.
pub fn changes(count: usize) {
    gauge!("perbarui_changes_under_way").set(number(count));
}

/// Numbers of the size that occurs here are exact.
#[allow(clippy::cast_precision_loss, reason = "far below 2^52")]
pub const fn seconds(number: i64) -> f64 {
    number as f64
}

fn number(count: usize) -> f64 {
    i64::try_from(count).map_or(f64::MAX, seconds)
}
