"""The addresses of the site."""

from django.contrib import admin
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import LoginView, LogoutView
from django.urls import path
from django.views.i18n import set_language

from archive.views import directive_lookup, health, search, site, suggestions
from archive.views.articles import ArticlePage
from archive.views.directives import DirectiveList, DirectivePage
from archive.views.feed import feed
from archive.views.help import page as help_page
from archive.views.meetings import MeetingList, MeetingPage
from archive.views.organisations import OrganisationList, OrganisationPage
from archive.views.people import PersonList, PersonPage
from archive.views.places import PlaceList, PlacePage

handler400 = "archive.views.site.bad_request"
handler500 = "archive.views.site.server_error"

urlpatterns = [
    path("", site.home, name="home"),
    path("search/", search.page, name="search"),
    path("search.json", search.as_json, name="search_json"),
    path("search.csv", search.as_csv, name="search_csv"),
    path("search.atom", feed, name="search_feed"),
    path("suggest.json", suggestions.as_json, name="suggest"),
    path("articles/<address:address>/", ArticlePage.as_view(), name="article"),
    path("meetings/", MeetingList.as_view(), name="meetings"),
    path("meetings/<address:address>/", MeetingPage.as_view(), name="meeting"),
    path("people/", PersonList.as_view(), name="people"),
    path("people/<address:address>/", PersonPage.as_view(), name="person"),
    path("organisations/", OrganisationList.as_view(), name="organisations"),
    path("organisations/<address:address>/", OrganisationPage.as_view(), name="organisation"),
    path("places/", PlaceList.as_view(), name="places"),
    path("places/<address:address>/", PlacePage.as_view(), name="place"),
    path("directives/", DirectiveList.as_view(), name="directives"),
    path("directives/lookup/", directive_lookup.page, name="directive_lookup"),
    path("directives/<address:address>/", DirectivePage.as_view(), name="directive"),
    path("help/", help_page, name="help"),
    path("admin/", admin.site.urls),
    path("accounts/login/", LoginView.as_view(redirect_authenticated_user=True), name="login"),
    path("accounts/logout/", LogoutView.as_view(), name="logout"),
    # Also before the log-in: its page, too, is read in the language that was chosen.
    path("i18n/setlang/", login_not_required(set_language), name="set_language"),
    path("healthz", health.alive, name="alive"),
    path("readyz", health.ready, name="ready"),
]
