"""Signing in and out, the first password, a new password."""

from __future__ import annotations

from typing import Any

from django.contrib.auth import login, logout, update_session_auth_hash
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.forms import AuthenticationForm, PasswordChangeForm, SetPasswordForm
from django.contrib.auth.tokens import default_token_generator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme, urlsafe_base64_decode
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from annotations.errors import Invalid, NotFound, Throttled
from workbench import login as sessions
from workbench.models import User

HOME = "/"


@login_not_required
@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """The form; 303 to where one was going, 400 for a wrong name or password, 429 after too many."""
    back = safe_next(request)
    if request.method != "POST":
        return HttpResponseRedirect(back) if request.user.is_authenticated else _form(request, back=back)
    username, password = request.POST.get("username", ""), request.POST.get("password", "")
    try:
        sessions.sign_in(request, username=username, password=password)
    except (Invalid, Throttled) as refusal:
        return _form(request, back=back, refusal=refusal, username=username)
    return see_other(back)


def _form(
    request: HttpRequest, *, back: str, refusal: Invalid | Throttled | None = None, username: str = ""
) -> HttpResponse:
    form = AuthenticationForm(request, initial={"username": username})
    context = {"form": form, "next": back, "refusal": refusal}
    response = render(
        request, "registration/sign_in.html", context, status=refusal.status if refusal else 200
    )
    if isinstance(refusal, Throttled):
        response["Retry-After"] = str(refusal.retry_after)
    return response


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session; its id is worth nothing afterwards."""
    logout(request)
    return see_other("/sign-in")


@login_not_required
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def welcome(request: HttpRequest, who: str, token: str) -> HttpResponse:
    """Choose the first password by a link that works once, then go in."""
    user = _invited(who, token)
    form: SetPasswordForm[Any] = SetPasswordForm(user, request.POST or None)
    if request.method == "POST" and form.is_valid():
        form.save()
        login(request, user)
        return see_other(HOME)
    status = 400 if request.method == "POST" else 200
    return render(request, "registration/welcome.html", {"form": form, "person": user}, status=status)


def _invited(who: str, token: str) -> User:
    """Whom the link is for; used, expired and invented links are one answer."""
    try:
        user = User.objects.get(pk=int(urlsafe_base64_decode(who)), is_active=True)
    except (ValueError, OverflowError, User.DoesNotExist) as error:
        raise NotFound("This link has been used or has expired.") from error
    if not default_token_generator.check_token(user, token):
        raise NotFound("This link has been used or has expired.")
    return user


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def password(request: HttpRequest) -> HttpResponse:
    """A new password; this session goes on, all others of the person end."""
    form = PasswordChangeForm(request.user, request.POST or None)
    if request.method == "POST" and form.is_valid():
        update_session_auth_hash(request, form.save())
        return see_other(HOME)
    status = 400 if request.method == "POST" else 200
    return render(request, "registration/password.html", {"form": form}, status=status)


def safe_next(request: HttpRequest) -> str:
    """Where to go afterwards: an address of ours, or home (AU-06)."""
    wanted = request.POST.get("next") or request.GET.get("next") or HOME
    ours = url_has_allowed_host_and_scheme(wanted, allowed_hosts=None, require_https=request.is_secure())
    return wanted if ours and wanted.startswith("/") else HOME


def see_other(address: str) -> HttpResponse:
    """303: the answer to a form is another page."""
    response = HttpResponseRedirect(address)
    response.status_code = 303
    return response
