"""Every address. No trailing slashes (the console's excepted), one spelling each."""

from __future__ import annotations

from django.contrib import admin
from django.urls import include, path

from annotations.http import ids  # noqa: F401  registers `<positive:…>`
from workbench import health, reviews
from workbench.desk import account

handler400 = "workbench.errors.bad_request"
handler403 = "workbench.errors.permission_denied"
handler404 = "workbench.errors.not_found"
handler500 = "workbench.errors.server_error"

urlpatterns = [
    path("health/live", health.live, name="health-live"),
    path("health/ready", health.ready, name="health-ready"),
    path("api/", include("workbench.api")),
    path("admin/", admin.site.urls),
    path("sign-in", account.sign_in, name="sign-in"),
    path("sign-out", account.sign_out, name="sign-out"),
    path("welcome/<str:who>/<str:token>", account.welcome, name="welcome"),
    path("password", account.password, name="password"),
    path("reviews/<positive:claim_id>", reviews.review_page, name="public-review"),
    path("reviews/<positive:claim_id>.jsonld", reviews.review_record, name="public-review-record"),
    path("", include("workbench.desk.urls")),
]
