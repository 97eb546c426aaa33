"""`POST /settings/theme`: light, dark, or as the system has it; the page one was on comes back."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from workbench import preferences
from workbench.desk.account import safe_next, see_other
from workbench.desk.context import THEME

YEAR = 365 * 24 * 3600


@login_not_required
@require_POST
def theme(request: HttpRequest) -> HttpResponse:
    """Kept on the person and, for the sign-in page, in a cookie. Sending it twice changes nothing more."""
    wanted = preferences.checked({"theme": request.POST.get("theme", "")})
    if request.user.is_authenticated:
        preferences.keep(request.user, wanted)
    response = see_other(safe_next(request))
    response.set_cookie(THEME, wanted["theme"], max_age=YEAR, samesite="Lax", secure=request.is_secure(), httponly=True)
    return response
