from django.urls import path

from kostra.portal.konto import views, views_mine_data, views_minside

app_name = "konto"
urlpatterns = [
    path("logg-inn/", views.logg_inn, name="logg_inn"),
    path("logg-inn/kode/", views.kode_side, name="kode"),
    path("logg-inn/ny-kode/", views.ny_kode, name="ny_kode"),
    path("logg-inn/bruk-app/", views.bruk_app, name="bruk_app"),
    path("logg-inn/forfra/", views.forfra, name="forfra"),
    path("logg-ut/", views.logg_ut, name="logg_ut"),
    path("okt/forleng/", views.forleng, name="forleng"),
    path("glemt/", views.glemt, name="glemt"),
    path("min-side/", views_minside.min_side, name="min_side"),
    path("min-side/passord/", views_minside.nytt_passord, name="nytt_passord"),
    path("min-side/sprak/", views_minside.sprak, name="min_sprak"),
    path("min-side/logg-ut-alle/", views_minside.logg_ut_alle, name="logg_ut_alle"),
    path("min-side/mine-data/", views_mine_data.mine_data, name="mine_data"),
    path("min-side/mine-data/json/", views_mine_data.mine_data_json, name="mine_data_json"),
    path("min-side/app/", views_minside.app, name="app"),
    path("min-side/app/bekreft/", views_minside.app_bekreft, name="app_bekreft"),
    path("min-side/app/reservekoder/", views_minside.reservekoder, name="reservekoder"),
    path("min-side/app/av/", views_minside.app_av, name="app_av"),
    path("min-side/app/sms/", views_minside.sms, name="sms"),
]
