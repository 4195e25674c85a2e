"""What can an owner of a brand do?"""

from django.urls import path

from makegood.owner.views import articles, people, products, set_up, tokens, versions

app_name = "owner"
urlpatterns = [
    path("set-up/<slug:token>/", set_up.set_up, name="set_up"),
    path("people/", people.people, name="people"),
    path("people/<slug:slug>/staff", people.new_staff, name="new_staff"),
    path("people/<slug:slug>/customers", people.new_customer, name="new_customer"),
    path("people/<uuid:member_id>/", people.roles, name="roles"),
    path("people/<uuid:member_id>/departure", people.departure, name="departure"),
    path("products/", products.products, name="products"),
    path("products/<slug:slug>/new", products.new_product, name="new_product"),
    path("products/<uuid:product_id>/", products.product, name="product"),
    path("products/<uuid:product_id>/withdrawal", products.withdrawal, name="product_withdrawal"),
    path("products/<uuid:product_id>/<slug:name>", products.act, name="product_act"),
    path("articles/", articles.articles, name="articles"),
    path("articles/<slug:slug>/new", articles.new_article, name="new_article"),
    path("articles/<uuid:article_id>/", articles.article, name="article"),
    path(
        "articles/<uuid:article_id>/publication",
        articles.publication,
        name="article_publication",
    ),
    path(
        "articles/<uuid:article_id>/end-of-publication",
        articles.end_of_publication,
        name="article_unpublication",
    ),
    path("agreements/", versions.versions, name="versions"),
    path("agreements/<slug:slug>/new", versions.new_version, name="new_version"),
    path("tokens/", tokens.tokens, name="tokens"),
    path("tokens/<slug:slug>/new", tokens.new_token, name="new_token"),
    path("tokens/<uuid:token_id>/revocation", tokens.revocation, name="revocation"),
]
