//! Electronic recommendations: asked for, and answered.

use domain::api::{
    CollectiveAnswer, CollectiveRecommendation, CollectiveRecommended, CollectiveRequests, HeadOfUnit, HeadQuery,
    MyCollective, MyRecommendation, NewRecommendationRequest, RecommendationAnswer, RecommendationRequest,
    RecommendationRequests, path,
};
use gloo_net::http::Method;

use super::{Error, get, send};

/// What became of one's request.
pub async fn mine() -> Result<MyRecommendation, Error> {
    get(path::DRAFT_RECOMMENDATION).await
}

/// Who has this NIP or official e-mail.
pub async fn head(identifier: String) -> Result<HeadOfUnit, Error> {
    send(Method::POST, path::DRAFT_RECOMMENDATION_HEAD, &HeadQuery { identifier }, None).await
}

/// Asks for a recommendation.
pub async fn ask(new: NewRecommendationRequest) -> Result<MyRecommendation, Error> {
    send(Method::POST, path::DRAFT_RECOMMENDATION, &new, None).await
}

/// Withdraws what was asked or given.
pub async fn withdraw() -> Result<MyRecommendation, Error> {
    send(Method::POST, path::DRAFT_RECOMMENDATION_WITHDRAWAL, &(), None).await
}

/// What waits for one's recommendation.
pub async fn waiting() -> Result<RecommendationRequests, Error> {
    get(path::RECOMMENDATIONS).await
}

/// One request for it.
pub async fn request(id: i64) -> Result<RecommendationRequest, Error> {
    get(&path::with(path::RECOMMENDATION, &id.to_string())).await
}

/// Recommends, or declines for a reason.
pub async fn answer(id: i64, recommend: bool, reason: String) -> Result<RecommendationRequest, Error> {
    let path = path::with(path::RECOMMENDATION_ANSWER, &id.to_string());
    send(Method::POST, &path, &RecommendationAnswer { recommend, reason }, None).await
}

/// The collective renewal to which one is invited.
pub async fn collective() -> Result<MyCollective, Error> {
    get(path::MY_COLLECTIVE).await
}

/// Says whether one takes part.
pub async fn take_part(takes_part: bool, reason: String) -> Result<MyCollective, Error> {
    send(Method::POST, path::MY_COLLECTIVE_ANSWER, &CollectiveAnswer { takes_part, reason }, None).await
}

/// Asks the head of the collective renewal.
pub async fn ask_together() -> Result<MyRecommendation, Error> {
    send(Method::POST, path::DRAFT_RECOMMENDATION_COLLECTIVE, &(), None).await
}

/// The requests of a collective renewal that wait for one's recommendation.
pub async fn collective_requests(id: i64) -> Result<CollectiveRequests, Error> {
    get(&path::with(path::COLLECTIVE_REQUESTS, &id.to_string())).await
}

/// Recommends several of them.
pub async fn recommend_together(id: i64, requests: Vec<i64>) -> Result<CollectiveRecommended, Error> {
    let path = path::with(path::COLLECTIVE_REQUESTS_ANSWER, &id.to_string());
    send(Method::POST, &path, &CollectiveRecommendation { requests }, None).await
}
