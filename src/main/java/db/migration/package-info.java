/** Steps of the tables that SQL alone cannot say for every database; Flyway looks for them here. */
package db.migration;
